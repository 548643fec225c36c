/** Phone platforms: one package each, events in, live-call look-ups out. */
package lineclear.platform;
