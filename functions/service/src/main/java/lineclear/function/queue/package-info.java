/**
 * The functions of queues and of the customers who wait in them. What is decided stands in {@link lineclear.queue}, who
 * is offered whom in {@link lineclear.routing}.
 */
package lineclear.function.queue;
