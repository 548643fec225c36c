/** Asking a phone platform over HTTP without ever waiting for it, reading from it or trusting it without a bound. */
package lineclear.platform.lookup;
