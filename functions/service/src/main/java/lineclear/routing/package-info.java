/**
 * Brings together who waits and who is free. Both sides write first and look then, so that whoever comes second finds
 * the first: {@link lineclear.routing.Router} looks for one ticket, for one agent, or over a whole queue;
 * {@link lineclear.routing.SessionFacts} tells tickets what has become of the sessions that their offers have made.
 */
package lineclear.routing;
