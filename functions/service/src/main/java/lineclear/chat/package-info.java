/**
 * What the two sides of a chat write to each other: the rules, plain Java like those of {@link lineclear.queue}, whose
 * ticket a chat belongs to. A number for each message and not its time says what a reader has: the clocks of those who
 * store messages differ, and one that sorted before what a reader has would be lost to them for ever.
 */
@NullMarked
package lineclear.chat;

import org.jspecify.annotations.NullMarked;
