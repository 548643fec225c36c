/**
 * Queues and tickets in the table, each one item that one conditional write changes; the offer, which changes a ticket
 * and an agent's record in one transaction. The items are on the page of {@link lineclear.dynamodb}.
 */
package lineclear.dynamodb.queue;
