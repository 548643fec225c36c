/** A platform's settings as they stand in the document {@code lineclear.platforms}, and what they are read with. */
package lineclear.platform.settings;
