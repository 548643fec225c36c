package lineclear.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import lineclear.TestClock;
import lineclear.agent.Command;
import lineclear.agent.OfferedChats;
import lineclear.agent.Outcome;
import lineclear.agent.policy.Policies;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Customer;
import lineclear.agent.record.LoggedOn;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.FaultyHttp;
import lineclear.dynamodb.LocalTable;
import lineclear.dynamodb.Registry;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.queue.Line;
import lineclear.dynamodb.queue.Offers;
import lineclear.dynamodb.queue.Queues;
import lineclear.dynamodb.queue.Tickets;
import lineclear.metrics.Metrics;
import lineclear.queue.Ticket;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A contact centre in one process: a table, a clock that the test moves, alarms that ring when it says so. */
final class Centre {
    static final Actor BOSS = new Actor(Actor.Role.SUPERVISOR, "boss");

    final LocalTable local = new LocalTable();
    final TestClock clock = new TestClock();
    final Ringing alarm = new Ringing();
    final Policies policies;
    final Agents agents;
    final Tickets tickets;
    /** The same, to look with. */
    final Tickets unfaulty;

    final Queues queues;
    final Line line;
    final Offers offers;
    final Router router;
    final SessionFacts facts;
    private final Registry registry;

    Centre(String policy) {
        this(policy, null);
    }

    /** @param through null for the table's own client */
    Centre(String policy, DynamoDbClient through) {
        DynamoDbClient client = through == null ? local.client : through;
        policies = OfferedChats.besidePresets(policy);
        agents = new Agents(client, local.name, policies, clock, Metrics.NONE);
        registry = new Registry(client, local.name, policies, clock);
        tickets = new Tickets(client, local.name, clock);
        unfaulty = new Tickets(local.client, local.name, clock);
        queues = new Queues(client, local.name);
        line = new Line(client, local.name);
        offers = new Offers(client, local.name, policies, clock);
        router = new Router(agents, tickets, queues, line, offers, policies, alarm, clock, Metrics.NONE);
        facts = new SessionFacts(agents, tickets, router, policies, alarm, clock);
    }

    /** What is to be looked at, by its time. */
    final class Ringing implements Alarm {
        private final ConcurrentSkipListMap<Instant, Set<Wake>> due = new ConcurrentSkipListMap<>();

        @Override
        public void at(Instant at, Wake whom) {
            due.computeIfAbsent(at, when -> ConcurrentHashMap.newKeySet()).add(whom);
        }

        /** What is to be looked at by then, each a look; it is not due any more. */
        List<Runnable> due(Instant to) {
            List<Runnable> looks = new ArrayList<>();
            for (Instant next = next(to); next != null; next = next(to)) {
                due.remove(next).forEach(whom -> looks.add(() -> router.wake(whom)));
            }
            return looks;
        }

        /** Lets the clock run so far, and everything be looked at that is due until then. */
        void until(Instant to) {
            for (Instant next = next(to); next != null; next = next(to)) {
                if (next.isAfter(clock.instant())) {
                    clock.set(next);
                }
                due.remove(next).forEach(router::wake);
            }
            clock.set(to);
        }

        private Instant next(Instant to) {
            Instant first = due.isEmpty() ? null : due.firstKey();
            return first == null || first.isAfter(to) ? null : first;
        }
    }

    Centre agent(String agentId, Set<String> queues, String... skills) {
        registry.register(agentId, new Registry.Registration("Ada", null, null, List.of(), List.of()), BOSS);
        agents.apply(agentId, new Command.LogOn(new LoggedOn(queues, Set.of(skills))));
        agents.apply(agentId, new Command.SetStatus(Choice.AVAILABLE, null, null, false, BOSS));
        return this;
    }

    /** As the stream tells: what was before is not known to the test, so that everything counts as news. */
    Outcome does(String agentId, Command command) {
        Outcome outcome = agents.apply(agentId, command);
        if (outcome instanceof Outcome.Changed changed) {
            told(null, changed.record());
        }
        return outcome;
    }

    /** The agent takes up what they are offered, as often as it takes to be decided. */
    Offers.Result answers(String agentId, String sessionId) {
        Command.Connect connect =
                new Command.Connect(sessionId, Phase.CONNECTED, null, null, null, null, Command.Authority.REQUEST);
        while (true) {
            AgentRecord agent = record(agentId);
            Ticket ticket = ticket(Ticket.ofSession(sessionId).orElseThrow());
            Offers.Result result = offers.accept(agent, ticket, connect);
            if (result instanceof Offers.Result.Made made) {
                told(agent, made.agent());
            }
            if (!(result instanceof Offers.Result.Lost)) {
                return result;
            }
        }
    }

    /** A phone platform says that they talk. */
    Outcome talks(String agentId, String sessionId) {
        return does(
                agentId,
                new Command.Connect(
                        sessionId,
                        Phase.CONNECTED,
                        "call-" + sessionId,
                        "kamailio",
                        Channel.VOICE,
                        Kind.STANDARD,
                        Command.Authority.FACT));
    }

    /** The stream brings a change again until it has been dealt with. */
    private void told(AgentRecord before, AgentRecord after) {
        while (true) {
            try {
                facts.of(before, after);
                return;
            } catch (FaultyHttp.Killed | TableUnreachable again) {
                // the batch comes again
            }
        }
    }

    Outcome ends(String agentId, String sessionId, Ending ending) {
        return does(agentId, new Command.Release(sessionId, ending));
    }

    Ticket waits(String ticketId, String queue, Channel channel, String... skills) {
        Instant now = clock.instant();
        tickets.enqueue(Ticket.waiting(
                ticketId,
                queue,
                channel,
                new Customer("c-" + ticketId, null, null),
                new Ticket.Wish(List.of(skills), null, Ticket.DEFAULT_PRIORITY),
                now,
                now.plus(Duration.ofHours(1))));
        router.forTicket(ticketId, true).ifPresent(made -> told(null, made.agent()));
        return ticket(ticketId);
    }

    Ticket ticket(String ticketId) {
        return tickets.find(ticketId).orElseThrow();
    }

    AgentRecord record(String agentId) {
        return agents.find(agentId).orElseThrow();
    }
}
