/** What operators read. */
package lineclear.log;
