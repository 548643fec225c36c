/** What a platform delivers: signatures over bytes, then forms and JSON, read without trust in their shape. */
package lineclear.platform.wire;
