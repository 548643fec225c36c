/**
 * The vocabulary: the constants and spellings that every other package speaks in, from the table's bytes to the
 * sentences on a page. It depends on nothing but {@code java.*} and decides nothing.
 */
@NullMarked
package lineclear.word;

import org.jspecify.annotations.NullMarked;
