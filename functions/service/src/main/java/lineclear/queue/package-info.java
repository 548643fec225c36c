/**
 * Who waits, who is next, and who may be offered them: the rules of queues and tickets. Plain Java, like the agents'
 * rules, and as pure: no clock, no table, no platform. A <em>queue</em> takes customers of one or more channels; a
 * <em>ticket</em> is one customer who waits in one queue; {@link lineclear.queue.Matching} says which agent is offered
 * which ticket.
 */
@NullMarked
package lineclear.queue;

import org.jspecify.annotations.NullMarked;
