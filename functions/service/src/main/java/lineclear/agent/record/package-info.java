/**
 * What is known of an agent: the record that one write changes, and the values in it. It says what it holds and what it
 * would be with something changed; whether that may be is decided in {@code lineclear.agent}, and only there are its
 * changes called.
 */
@NullMarked
package lineclear.agent.record;

import org.jspecify.annotations.NullMarked;
