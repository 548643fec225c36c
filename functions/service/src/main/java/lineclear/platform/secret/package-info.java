/** Secrets by reference: where they are kept, how long one that was read is used, and never a word of what they are. */
package lineclear.platform.secret;
