/** Puts the phone platforms of a deployment together, from its settings. The one place that knows all platforms. */
package lineclear.platform.deployment;
