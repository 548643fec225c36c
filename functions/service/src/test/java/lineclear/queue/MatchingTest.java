package lineclear.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lineclear.agent.record.Customer;
import lineclear.word.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is offered whom, for random lines. */
class MatchingTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final List<String> QUEUES = List.of("sales", "support", "billing");
    private static final List<String> SKILLS = List.of("swedish", "norwegian");

    private static Ticket ticket(Random random, int number) {
        Ticket ticket = Ticket.waiting(
                "t-" + number,
                QUEUES.get(random.nextInt(3)),
                random.nextBoolean() ? Channel.VOICE : Channel.CHAT,
                new Customer("c-" + number, null, null),
                new Ticket.Wish(SKILLS.subList(0, random.nextInt(3)), null, random.nextInt(3)),
                NINE.minusSeconds(random.nextInt(5)),
                NINE.plusSeconds(60));
        if (random.nextInt(4) == 0) {
            ticket = ticket.back(new Ticket.Turned("a-" + random.nextInt(6), NINE.plusSeconds(1)), NINE);
        }
        return random.nextInt(5) > 0
                ? ticket
                : TicketRules.decide(ticket, new TicketCommand.Offer("a-77", NINE.plusSeconds(9)), NINE)
                        .ticket();
    }

    private static Candidate agent(Random random, int number) {
        Set<Channel> accepts = EnumSet.noneOf(Channel.class);
        accepts.add(random.nextBoolean() ? Channel.VOICE : Channel.CHAT);
        if (random.nextBoolean()) {
            accepts.add(Channel.CHAT);
        }
        return new Candidate(
                "a-" + number,
                NINE.minusSeconds(random.nextInt(5)),
                Set.copyOf(QUEUES.subList(random.nextInt(2), 2 + random.nextInt(2))),
                Set.copyOf(SKILLS.subList(0, random.nextInt(3))),
                accepts);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void nobodyIsTakenTwiceNobodyUnfitAndNoPairIsLeft(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            List<Ticket> tickets = new ArrayList<>();
            List<Candidate> agents = new ArrayList<>();
            for (int i = random.nextInt(7); i > 0; i--) {
                tickets.add(ticket(random, i));
            }
            for (int i = random.nextInt(7); i > 0; i--) {
                agents.add(agent(random, i));
            }
            List<Matching.Pair> pairs = Matching.of(tickets, agents, NINE);
            Set<String> taken = new HashSet<>();
            Set<String> given = new HashSet<>();
            for (Matching.Pair pair : pairs) {
                assertTrue(pair.agent().fits(pair.ticket(), NINE));
                assertEquals(TicketState.WAITING, pair.ticket().state());
                assertTrue(taken.add(pair.ticket().id()));
                assertTrue(given.add(pair.agent().agentId()));
            }
            for (Ticket ticket : tickets) {
                for (Candidate agent : agents) {
                    boolean bothLeft = ticket.state() == TicketState.WAITING
                            && !taken.contains(ticket.id())
                            && !given.contains(agent.agentId());
                    assertFalse(bothLeft && agent.fits(ticket, NINE), "a customer waits beside a free agent");
                }
            }
            List<Ticket> shuffled = new ArrayList<>(tickets);
            Collections.shuffle(shuffled, random);
            assertEquals(pairs, Matching.of(shuffled, agents, NINE), "whatever order an index gave them in");
        }
    }

    @Test
    void whoCameFirstGetsTheLongestIdle() {
        Random random = new Random(9);
        List<Ticket> tickets = new ArrayList<>();
        List<Candidate> agents = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tickets.add(Ticket.waiting(
                    "t-" + i,
                    "sales",
                    Channel.CHAT,
                    new Customer("c", null, null),
                    Ticket.Wish.NONE,
                    NINE.minusSeconds(random.nextInt(600)),
                    NINE.plusSeconds(60)));
            agents.add(new Candidate(
                    "a-" + i,
                    NINE.minusSeconds(random.nextInt(600)),
                    Set.of("sales"),
                    Set.of(),
                    EnumSet.of(Channel.CHAT)));
        }
        List<Matching.Pair> pairs = Matching.of(tickets, agents, NINE);
        assertEquals(50, pairs.size());
        for (int i = 1; i < pairs.size(); i++) {
            assertFalse(pairs.get(i)
                    .ticket()
                    .since()
                    .isBefore(pairs.get(i - 1).ticket().since()));
            assertFalse(pairs.get(i)
                    .agent()
                    .since()
                    .isBefore(pairs.get(i - 1).agent().since()));
        }
    }
}
