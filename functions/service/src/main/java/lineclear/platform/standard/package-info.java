/**
 * Any other system: it signs its events by Standard Webhooks and answers for its calls at an address that it names.
 *
 * <p>Source: the specification of Standard Webhooks, {@code standard-webhooks/spec/standard-webhooks.md}.
 */
package lineclear.platform.standard;
