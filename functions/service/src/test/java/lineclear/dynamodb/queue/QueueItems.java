package lineclear.dynamodb.queue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.TestClock;
import lineclear.agent.record.Customer;
import lineclear.chat.Utterance;
import lineclear.dynamodb.LocalTable;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.queue.Hours;
import lineclear.queue.Queue;
import lineclear.queue.Talk;
import lineclear.queue.Ticket;
import lineclear.queue.TicketCommand;
import lineclear.queue.TicketState;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Side;

/** Queues and tickets with all that may be there, and with none of it. */
public final class QueueItems {
    private static final Instant NINE = TestClock.NINE;

    private QueueItems() {}

    /** As the store writes them. */
    public static List<Map<String, Object>> all() {
        LocalTable local = new LocalTable();
        Queues queues = new Queues(local.client, local.name);
        full().forEach(queue -> queues.change(queue.id(), before -> queue));
        Tickets tickets = new Tickets(local.client, local.name, new TestClock());
        tickets().forEach(tickets::enqueue);
        talk(new Chats(local.client, local.name, new TestClock()), tickets);
        new Transcripts(local.client, local.name, new TestClock()).erase("t-3", Deadline.in(Patience.TABLE));
        new Chats(local.client, local.name, new TestClock()).say("t-3", Utterance.byCustomer("m-3", "Are you there?"));
        return List.copyOf(local.everything().values());
    }

    /** A chat in which both have written. */
    private static void talk(Chats chats, Tickets tickets) {
        tickets.enqueue(Ticket.waiting(
                "t-3",
                "q-1",
                Channel.CHAT,
                new Customer("c-3", null, null),
                Ticket.Wish.NONE,
                NINE,
                NINE.plusSeconds(9)));
        tickets.apply("t-3", new TicketCommand.Answered("a-1", "t-3.1", NINE));
        chats.say("t-3", Utterance.byCustomer("m-1", "Hello?"));
        chats.say("t-3", Utterance.byAgent("a-1", "m-2", "Hi"));
    }

    static List<Queue> full() {
        Set<Channel> both = EnumSet.of(Channel.VOICE, Channel.CHAT);
        Hours hours = new Hours(
                ZoneId.of("Europe/Oslo"),
                Map.of(
                        DayOfWeek.MONDAY,
                        List.of(
                                new Hours.Span(LocalTime.of(8, 0), LocalTime.of(11, 30)),
                                new Hours.Span(LocalTime.of(12, 15), LocalTime.MIDNIGHT))));
        return List.of(
                new Queue(
                        "q-1",
                        "Sales",
                        both,
                        new Queue.Switched(false, "Back at two", NINE, new Actor(Actor.Role.SUPERVISOR, "boss")),
                        new Queue.Limits(Duration.ofSeconds(30), Duration.ofSeconds(20), 7, Duration.ofSeconds(45)),
                        hours,
                        1),
                new Queue(
                        "q-2",
                        "Support",
                        EnumSet.of(Channel.CHAT),
                        new Queue.Switched(true, null, NINE, new Actor(Actor.Role.SUPERVISOR, null)),
                        Queue.Limits.USUAL,
                        null,
                        1));
    }

    static List<Ticket> tickets() {
        Ticket plain = Ticket.waiting(
                "t-1", "q-1", Channel.CHAT, new Customer("c-1", null, null), Ticket.Wish.NONE, NINE, NINE);
        Ticket.Wish wish = new Ticket.Wish(List.of("swedish", "billing"), Duration.ofSeconds(30), 0);
        Ticket full = new Ticket(
                "t-2",
                "q-1",
                Channel.VOICE,
                new Customer("c-2", "Grace", "adding-funds"),
                wish,
                NINE,
                TicketState.CLOSED,
                new Ticket.Offer("a-1", "t-2.3", NINE, NINE.plusSeconds(20)),
                3,
                List.of(new Ticket.Turned("a-2", NINE), new Ticket.Turned("a-3", NINE.plusSeconds(1))),
                NINE.plusSeconds(60),
                new Ticket.Reached(NINE, NINE.plusSeconds(1), NINE.plusSeconds(2)),
                new Talk(
                        9,
                        NINE.plusSeconds(2),
                        List.of(new Talk.Said(Side.CUSTOMER, -1, 8), new Talk.Said(Side.AGENT, 7, 9)),
                        "digest"),
                1);
        return List.of(plain, full);
    }
}
