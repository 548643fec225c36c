/**
 * Real calls: Kamailio with the configuration that is shipped in {@code events/kamailio}, SIPp as callers and phones,
 * and the packaged local run, all on loopback. {@code Wire} lies between Kamailio and the service, and loses or delays
 * what it is told to.
 */
package lineclear.local.calls;
