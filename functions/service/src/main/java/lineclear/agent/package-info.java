/**
 * The rules: who may be offered a customer, and when. Plain Java: this package imports {@code java.*}, the words
 * ({@code lineclear.word}), the policies and the record below it, and nothing else; it does no I/O and reads no clock:
 * {@code now} is always a parameter. {@link Rules} shows which class decides on which command.
 *
 * <p>Three pure functions carry everything:
 *
 * <pre>
 * settled = Settling.at(policy, record, now)          // what the clock alone has changed is applied
 * outcome = Rules.decide(policy, record, command, now) // Changed | Unchanged | Refused | Told | Doubtful
 * view    = View.of(policy, record, now)               // what people see; derived, never stored
 * </pre>
 *
 * <p>Words (standard in the field): an <em>agent</em> takes calls or chats on <em>channels</em>; a <em>session</em> is
 * one customer's claim on one agent, from reserve to end; its <em>phase</em> only moves forward; a <em>hold</em> is a
 * session with an end of its own; the <em>intent</em> is the status that was chosen; a <em>cause</em> is why nothing is
 * offered although no session is open; the <em>status</em> is derived from all of these and the clock.
 *
 * <p>Components that may be null say so; everything else is never null.
 */
package lineclear.agent;
