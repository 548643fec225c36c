/**
 * The integrator's check: plays a phone platform against a running service, with the samples of
 * {@code events/webhooks}, and loses, repeats, delays and mixes up what it sends. In the end it looks at every agent
 * and says what is wrong, if anything.
 *
 * <p>{@code Samples}, {@code Stories} and {@code Plan} say what is to be sent; {@code Run} sends it, {@code Judge}
 * judges it, {@code Report} writes it down. A {@code Dialect} signs as its platform does; no vendor's library takes
 * part.
 */
package lineclear.local.check;
