/**
 * Phone platforms: one package each, events in, live-call look-ups out.
 *
 * <p>Here stands what the rest of the service sees of them. {@code settings} reads a platform's settings,
 * {@code secret} its secrets, {@code wire} what comes in, {@code lookup} asks over HTTP; {@code deployment} puts a
 * deployment's platforms together. A platform sees these, never another platform; only {@code connect} sees the AWS
 * SDK, for its request signatures.
 */
package lineclear.platform;
