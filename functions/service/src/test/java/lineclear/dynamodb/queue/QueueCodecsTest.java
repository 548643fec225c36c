package lineclear.dynamodb.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lineclear.TestClock;
import lineclear.dynamodb.LocalTable;
import lineclear.queue.Queue;
import lineclear.queue.Ticket;
import org.junit.jupiter.api.Test;

/** What is written comes back. */
class QueueCodecsTest {
    private final LocalTable local = new LocalTable();

    @Test
    void queuesComeBackAsTheyWere() {
        Queues queues = new Queues(local.client, local.name);
        QueueItems.full().forEach(queue -> queues.change(queue.id(), before -> queue));
        assertEquals(QueueItems.full(), queues.all());
        for (Queue queue : QueueItems.full()) {
            assertEquals(queue, queues.find(queue.id()).orElseThrow());
        }
    }

    @Test
    void ticketsComeBackAsTheyWere() {
        Tickets tickets = new Tickets(local.client, local.name, new TestClock());
        for (Ticket ticket : QueueItems.tickets()) {
            tickets.enqueue(ticket);
            assertEquals(ticket, tickets.find(ticket.id()).orElseThrow());
        }
    }
}
