package lineclear.function.live;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lineclear.dynamodb.queue.Tickets;
import lineclear.push.Topic;
import lineclear.queue.Ticket;
import lineclear.queue.TicketRules;

/**
 * Of changes of tickets, what each topic hears: those who watch a ticket how far it is, those who watch a queue that
 * its line has changed, once, however many came or went. What was written is not told: they read it.
 */
final class TicketNews {
    private TicketNews() {}

    /** @return frames by topic */
    static Map<String, List<String>> of(List<Change> changes, Instant now) {
        Map<String, List<String>> frames = new LinkedHashMap<>();
        Set<String> queues = new TreeSet<>();
        for (Change change : Change.newest(changes, Tickets::idOf).values()) {
            if (change.after().isEmpty()) {
                continue; // long over: the table has removed it
            }
            Ticket is = Tickets.inImage(change.after());
            Ticket was = change.before().isEmpty() ? null : Tickets.inImage(change.before());
            List<String> news = List.of(TicketFrames.ticket(TicketRules.settled(is, now), now));
            frames.put(Topic.ofTicket(is.id()), news);
            // An agent gets and loses customers while their page is open: it hears of them without asking for each.
            Stream.of(was, is)
                    .flatMap(TicketNews::agent)
                    .distinct()
                    .forEach(agent -> frames.merge(
                            Topic.ofAgent(agent), news, (some, more) -> Stream.concat(some.stream(), more.stream())
                                    .toList()));
            if (was == null || moved(was, is)) {
                queues.add(is.queue());
            }
        }
        queues.forEach(queue -> frames.put(Topic.ofQueue(queue), List.of(TicketFrames.queue(queue, now))));
        return frames;
    }

    /** Whom it is offered to, or who has answered. */
    private static Stream<String> agent(Ticket ticket) {
        return ticket != null
                        && ticket.offer() != null
                        && ticket.concerns(ticket.offer().agentId())
                ? Stream.of(ticket.offer().agentId())
                : Stream.empty();
    }

    /** Whether its queue's lists show it otherwise: what is written, or that somebody is still there, they do not. */
    private static boolean moved(Ticket was, Ticket is) {
        return was.state() != is.state() || !Objects.equals(was.offer(), is.offer());
    }
}
