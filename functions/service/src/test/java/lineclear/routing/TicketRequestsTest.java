package lineclear.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.Command;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Customer;
import lineclear.dynamodb.LocalTable;
import lineclear.dynamodb.Meter;
import lineclear.pages.MarkedPage;
import lineclear.queue.Ticket;
import lineclear.queue.TicketCommand;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;

/** What a customer who waits costs, as DynamoDB counts it; the table in functions/README.md has the same figures. */
class TicketRequestsTest {
    private static final Set<String> SALES = Set.of("sales");

    private final Meter meter = new Meter();
    private final Centre centre = new Centre("keen", LocalTable.client(LocalTable.http(), true, meter));
    private final Map<String, Meter.Reading> figures = new LinkedHashMap<>();

    private void costs(String what, int requests, int table, int indexes, Runnable step) {
        Meter.Reading reading = meter.of(step);
        figures.put(what, reading);
        assertEquals(new Meter.Reading(requests, table, indexes), reading, what);
    }

    private void enqueue(String id) {
        centre.tickets.enqueue(Ticket.waiting(
                id,
                "sales",
                Channel.CHAT,
                new Customer("c-" + id, null, null),
                Ticket.Wish.NONE,
                centre.clock.instant(),
                centre.clock.instant().plus(Duration.ofHours(1))));
    }

    private void told(String agentId, Runnable happens, String what, int requests, int table, int indexes) {
        AgentRecord before = centre.record(agentId);
        happens.run();
        AgentRecord after = centre.record(agentId);
        costs(what, requests, table, indexes, () -> centre.facts.of(before, after));
    }

    @Test
    void aCustomerWhoWaitsIsOfferedAndAnswered() throws IOException {
        costs("enqueue: the ticket", 1, 1, 1, () -> enqueue("t-1"));
        costs("a look for an agent, and nobody is free", 4, 0, 0, () -> centre.router.forTicket("t-1", true));
        centre.agent("a-1", SALES);
        costs("a look for a customer, and the offer", 7, 4, 2, () -> centre.router.forAgent("a-1"));
        Command.Connect answers =
                new Command.Connect("t-1.1", Phase.CONNECTED, null, null, null, null, Command.Authority.REQUEST);
        costs(
                "the agent answers: both are read, and written together",
                3,
                4,
                4,
                () -> centre.offers.accept(
                        centre.agents.find("a-1").orElseThrow(),
                        centre.tickets.find("t-1").orElseThrow(),
                        answers));
        told(
                "a-1",
                () -> centre.agents.apply("a-1", new Command.Release("t-1.1", Ending.COMPLETED)),
                "the stream tells of the end, and the agent looks for the next",
                4,
                1,
                0);
        enqueue("t-2");
        TicketCommand alive = new TicketCommand.Alive(centre.clock.instant().plus(Duration.ofHours(2)));
        costs("alive, for longer than was said", 2, 1, 0, () -> centre.tickets.apply("t-2", alive));
        List<String> rows = new ArrayList<>(
                List.of("| step | requests | write units: table | indexes |", "| --- | --- | --- | --- |"));
        figures.forEach((what, reading) -> rows.add(
                "| %s | %d | %.0f | %.0f |".formatted(what, reading.requests(), reading.table(), reading.indexes())));
        new MarkedPage("functions/README.md")
                .part("ticket-requests", String.join("\n", rows))
                .saysSo(TicketRequestsTest.class);
    }

    @Test
    void withoutQueuesNothingIsAskedForAndNothingIsWritten() {
        centre.agent("a-1", SALES);
        Actor self = new Actor(Actor.Role.AGENT, "a-2");
        AgentRecord blank = AgentRecord.registered(
                new AgentRecord.Identity("a-2", "Ben", null, "keen"),
                centre.policies.standard().revision(),
                self,
                centre.clock.instant());
        centre.local.put(blank);
        Command.Reserve reserve = new Command.Reserve(
                "s-1", Channel.VOICE, Kind.STANDARD, new Customer("c", null, null), null, null, "sales");
        List<Command> life = List.of(
                new Command.SetStatus(Choice.AVAILABLE, null, null, false, self),
                reserve,
                new Command.Connect("s-1", Phase.CONNECTED, null, null, null, null, Command.Authority.REQUEST),
                new Command.Release("s-1", Ending.COMPLETED));
        for (Command command : life) {
            told(
                    "a-2",
                    () -> centre.agents.apply("a-2", command),
                    command.getClass().getSimpleName(),
                    0,
                    0,
                    0);
        }
    }
}
