/**
 * A contact centre to look at: twelve agents under four policies, their customers, and a phone system that now and then
 * forgets to say that a call has ended. It does to the service what anybody could: it asks the API over HTTP with
 * tokens, and posts signed events. It stops without leaving anybody behind.
 */
package lineclear.local.demo;
