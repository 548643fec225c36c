/**
 * The pages in a real browser: the system's Chromium, driven by the system's Node.js, against the packaged local run on
 * loopback. Where one of the two is missing the tests are skipped, and say so.
 */
package lineclear.local.desk;
