package lineclear.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lineclear.agent.record.Customer;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of one customer in a queue. */
class TicketRulesTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Ticket NEW = Ticket.waiting(
            "t-1",
            "sales",
            Channel.CHAT,
            new Customer("c-9", null, null),
            new Ticket.Wish(List.of("swedish", "billing"), Duration.ofSeconds(30), 5),
            NINE,
            NINE.plusSeconds(60));

    private static Ticket after(Ticket ticket, TicketCommand command, Instant now) {
        return TicketRules.decide(ticket, command, now).ticket();
    }

    private static Ticket offered(Instant now) {
        return after(NEW, new TicketCommand.Offer("a-1", now.plusSeconds(20)), now);
    }

    @Test
    void anOfferHasASessionOfItsOwnAndEndsByItself() {
        Ticket offered = offered(NINE);
        assertEquals(TicketState.OFFERED, offered.state());
        assertEquals("t-1.1", offered.offer().sessionId());
        assertEquals("t-1", Ticket.ofSession("t-1.1").orElseThrow());
        assertEquals(
                TicketState.OFFERED,
                TicketRules.settled(offered, NINE.plusMillis(19_999)).state());
        Ticket again = TicketRules.settled(offered, NINE.plusSeconds(20));
        assertEquals(TicketState.WAITING, again.state());
        assertEquals(NINE, again.since(), "with the original time");
        assertTrue(again.turnsAway("a-1", NINE.plusSeconds(20)));
        assertTrue(again.turnsAway("a-1", NINE.plusMillis(79_999)));
        assertFalse(again.turnsAway("a-1", NINE.plusSeconds(80)));
        assertEquals("t-1.2", again.nextSession());
    }

    @Test
    void nobodyElseIsOfferedWhoIsBeingOffered() {
        Ticket offered = offered(NINE);
        TicketOutcome second =
                TicketRules.decide(offered, new TicketCommand.Offer("a-2", NINE.plusSeconds(30)), NINE.plusSeconds(1));
        TicketOutcome.Refused refused = assertInstanceOf(TicketOutcome.Refused.class, second);
        assertEquals(Refusal.Code.TICKET_TAKEN, refused.refusal().code());
        assertEquals(NINE.plusSeconds(20), refused.refusal().until());
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINED", "NO_ANSWER", "FAILED"})
    void whoeverIsNotTakenIsBackWhereTheyWereAndNotForTheSameAgent(Ending ending) {
        Ticket back = after(
                offered(NINE),
                new TicketCommand.SessionEnded("a-1", "t-1.1", ending, NINE.plusSeconds(5)),
                NINE.plusSeconds(5));
        assertEquals(TicketState.WAITING, back.state());
        assertEquals(NINE, back.since());
        assertInstanceOf(
                TicketOutcome.Refused.class,
                TicketRules.decide(back, new TicketCommand.Offer("a-1", NINE.plusSeconds(40)), NINE.plusSeconds(6)));
        assertInstanceOf(
                TicketOutcome.Changed.class,
                TicketRules.decide(back, new TicketCommand.Offer("a-2", NINE.plusSeconds(40)), NINE.plusSeconds(6)));
    }

    @Test
    void aHoldThatGaveWayIsNothingTheAgentDid() {
        Ticket back = after(
                offered(NINE),
                new TicketCommand.SessionEnded("a-1", "t-1.1", Ending.REVOKED, NINE.plusSeconds(5)),
                NINE.plusSeconds(5));
        assertFalse(back.turnsAway("a-1", NINE.plusSeconds(5)));
    }

    @Test
    void aPhoneThatRingsMakesTheOfferLonger() {
        Ticket rings =
                after(offered(NINE), new TicketCommand.Rings("t-1.1", NINE.plusSeconds(45)), NINE.plusSeconds(3));
        assertEquals(
                TicketState.OFFERED,
                TicketRules.settled(rings, NINE.plusSeconds(44)).state());
        assertInstanceOf(
                TicketOutcome.Unchanged.class,
                TicketRules.decide(
                        offered(NINE), new TicketCommand.Rings("t-1.7", NINE.plusSeconds(45)), NINE.plusSeconds(3)));
    }

    @Test
    void answeredIsAnsweredWhateverWasThoughtAndOnlyOnce() {
        Ticket lapsed = TicketRules.settled(offered(NINE), NINE.plusSeconds(21));
        Ticket other = after(lapsed, new TicketCommand.Offer("a-2", NINE.plusSeconds(50)), NINE.plusSeconds(22));
        Ticket late =
                after(other, new TicketCommand.Answered("a-1", "t-1.1", NINE.plusSeconds(23)), NINE.plusSeconds(23));
        assertEquals(TicketState.ANSWERED, late.state());
        assertEquals("a-1", late.offer().agentId());
        assertInstanceOf(
                TicketOutcome.Unchanged.class,
                TicketRules.decide(
                        late, new TicketCommand.Answered("a-2", "t-1.2", NINE.plusSeconds(24)), NINE.plusSeconds(24)));
        assertInstanceOf(
                TicketOutcome.Unchanged.class,
                TicketRules.decide(
                        other, new TicketCommand.Answered("a-1", "t-2.1", NINE.plusSeconds(24)), NINE.plusSeconds(24)),
                "another ticket's session");
    }

    @Test
    void theConversationsEndClosesIt() {
        Ticket answered = after(
                offered(NINE), new TicketCommand.Answered("a-1", "t-1.1", NINE.plusSeconds(4)), NINE.plusSeconds(4));
        Ticket closed = after(
                answered,
                new TicketCommand.SessionEnded("a-1", "t-1.1", Ending.COMPLETED, NINE.plusSeconds(400)),
                NINE.plusSeconds(401));
        assertEquals(TicketState.CLOSED, closed.state());
        assertEquals(NINE.plusSeconds(4), closed.reached().answered());
        assertEquals(NINE.plusSeconds(400), closed.reached().ended());
    }

    @Test
    void anEndWhoseAnswerWasLostIsAConversationAllTheSame() {
        Ticket closed = after(
                offered(NINE),
                new TicketCommand.SessionEnded("a-1", "t-1.1", Ending.COMPLETED, NINE.plusSeconds(90)),
                NINE.plusSeconds(19));
        assertEquals(TicketState.CLOSED, closed.state());
        assertEquals(NINE.plusSeconds(90), closed.reached().answered());
    }

    @Test
    void aCustomerWhoIsNotHeardOfIsGoneButNotInTheMiddleOfAnOffer() {
        assertEquals(
                TicketState.WAITING,
                TicketRules.settled(NEW, NINE.plusMillis(59_999)).state());
        Ticket gone = TicketRules.settled(NEW, NINE.plusSeconds(60));
        assertEquals(TicketState.ABANDONED, gone.state());
        assertEquals(NINE.plusSeconds(60), gone.reached().ended());
        Ticket offered = offered(NINE.plusSeconds(50));
        assertEquals(
                TicketState.OFFERED,
                TicketRules.settled(offered, NINE.plusSeconds(65)).state());
        Ticket after = TicketRules.settled(offered, NINE.plusSeconds(100));
        assertEquals(TicketState.ABANDONED, after.state());
        assertEquals(NINE.plusSeconds(70), after.reached().ended(), "when the offer was over");
    }

    @Test
    void aliveMeansLongerAndNeverShorter() {
        Ticket longer = after(NEW, new TicketCommand.Alive(NINE.plusSeconds(90)), NINE.plusSeconds(30));
        assertEquals(NINE.plusSeconds(90), longer.aliveUntil());
        assertInstanceOf(
                TicketOutcome.Unchanged.class,
                TicketRules.decide(longer, new TicketCommand.Alive(NINE.plusSeconds(80)), NINE.plusSeconds(31)));
        TicketOutcome late =
                TicketRules.decide(NEW, new TicketCommand.Alive(NINE.plusSeconds(190)), NINE.plusSeconds(61));
        assertEquals(
                Refusal.Code.TICKET_ENDED,
                assertInstanceOf(TicketOutcome.Refused.class, late).refusal().code());
    }

    @Test
    void leavingTwiceIsLeavingOnce() {
        Actor client = new Actor(Actor.Role.CLIENT, "shop");
        Ticket left = after(NEW, new TicketCommand.Leave(client), NINE.plusSeconds(3));
        assertEquals(TicketState.ABANDONED, left.state());
        assertInstanceOf(
                TicketOutcome.Unchanged.class,
                TicketRules.decide(left, new TicketCommand.Leave(client), NINE.plusSeconds(4)));
    }

    @Test
    void skillsAreLetGoOneByOneTheLastFirst() {
        assertEquals(List.of("swedish", "billing"), NEW.skillsAt(NINE.plusMillis(29_999)));
        assertEquals(List.of("swedish"), NEW.skillsAt(NINE.plusSeconds(30)));
        assertEquals(List.of(), NEW.skillsAt(NINE.plusSeconds(60)));
        assertEquals(List.of(), NEW.skillsAt(NINE.plusSeconds(9000)));
    }

    @Test
    void theNextChanceIsWhenASkillIsLetGoOrAnAgentComesIntoQuestionAgain() {
        assertEquals(Optional.of(NINE.plusSeconds(30)), NEW.nextChance(NINE));
        assertEquals(Optional.of(NINE.plusSeconds(60)), NEW.nextChance(NINE.plusSeconds(30)));
        assertEquals(Optional.empty(), NEW.nextChance(NINE.plusSeconds(60)));
        Ticket lapsed = TicketRules.settled(
                offered(NINE.plusSeconds(20)).aliveUntil(NINE.plusSeconds(900)), NINE.plusSeconds(65));
        assertEquals(Optional.of(NINE.plusSeconds(100)), lapsed.nextChance(NINE.plusSeconds(65)));
    }
}
