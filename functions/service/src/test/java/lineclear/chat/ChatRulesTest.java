package lineclear.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import lineclear.agent.record.Customer;
import lineclear.queue.Refusal;
import lineclear.queue.Talk;
import lineclear.queue.Ticket;
import lineclear.queue.TicketCommand;
import lineclear.queue.TicketOutcome;
import lineclear.queue.TicketRules;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Side;
import org.junit.jupiter.api.Test;

/** Who may write in a chat, and what becomes of it. */
class ChatRulesTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Ticket WAITING = waiting(Channel.CHAT);
    private static final Ticket OFFERED = after(WAITING, new TicketCommand.Offer("a-1", NINE.plusSeconds(20)));
    private static final Ticket ANSWERED = after(OFFERED, new TicketCommand.Answered("a-1", "t-1.1", NINE));

    private static Ticket waiting(Channel channel) {
        return Ticket.waiting(
                "t-1",
                "sales",
                channel,
                new Customer("c-9", null, null),
                Ticket.Wish.NONE,
                NINE,
                NINE.plus(Duration.ofDays(200)));
    }

    private static Ticket after(Ticket ticket, TicketCommand command) {
        return TicketRules.decide(ticket, command, NINE).ticket();
    }

    private static Saying.Written written(Ticket ticket, Utterance said, Instant now) {
        return assertInstanceOf(Saying.Written.class, ChatRules.say(ticket, said, now));
    }

    private static Refusal.Code refused(Ticket ticket, Utterance said, Instant now) {
        return assertInstanceOf(Saying.Refused.class, ChatRules.say(ticket, said, now))
                .refusal()
                .code();
    }

    @Test
    void messagesAreNumberedFromOneAndNoneIsLeftOut() {
        Ticket ticket = ANSWERED;
        for (int i = 1; i <= 40; i++) {
            Utterance said = i % 3 == 0 ? Utterance.byAgent("a-1", "m-" + i, "a") : Utterance.byCustomer("m-" + i, "c");
            Saying.Written written = written(ticket, said, NINE.plusSeconds(i));
            assertEquals(i, written.message().seq());
            assertEquals(i, written.ticket().talk().seq());
            assertEquals(NINE.plusSeconds(i), written.ticket().talk().last());
            ticket = written.ticket();
        }
    }

    @Test
    void aCustomerWritesWhileTheyWaitAndAnAgentOnlyOnceTheyHaveThem() {
        assertEquals(
                1,
                written(WAITING, Utterance.byCustomer("m-1", "Hello?"), NINE)
                        .message()
                        .seq());
        assertEquals(
                1,
                written(OFFERED, Utterance.byCustomer("m-1", "Hello?"), NINE)
                        .message()
                        .seq());
        assertEquals(Refusal.Code.FORBIDDEN, refused(WAITING, Utterance.byAgent("a-1", "m-1", "Hi"), NINE));
        assertEquals(Refusal.Code.FORBIDDEN, refused(OFFERED, Utterance.byAgent("a-1", "m-1", "Hi"), NINE));
        assertEquals(Refusal.Code.FORBIDDEN, refused(ANSWERED, Utterance.byAgent("a-2", "m-1", "Hi"), NINE));
        assertEquals(
                "a-1",
                written(ANSWERED, Utterance.byAgent("a-1", "m-1", "Hi"), NINE)
                        .message()
                        .agentId());
    }

    /** ASM Core, "Chat": first contact is recorded for the service level. */
    @Test
    void firstContactIsWhenAnAgentFirstWrites() {
        Ticket waits = written(ANSWERED, Utterance.byCustomer("m-1", "Hello?"), NINE.plusSeconds(1))
                .ticket();
        assertNull(waits.reached().replied());
        Ticket replied = written(waits, Utterance.byAgent("a-1", "m-2", "Hi"), NINE.plusSeconds(2))
                .ticket();
        assertEquals(NINE.plusSeconds(2), replied.reached().replied());
        Ticket later = written(replied, Utterance.byAgent("a-1", "m-3", "Yes"), NINE.plusSeconds(3))
                .ticket();
        assertEquals(NINE.plusSeconds(2), later.reached().replied());
        Ticket closed = after(later, new TicketCommand.SessionEnded("a-1", "t-1.1", Ending.COMPLETED, NINE));
        assertEquals(NINE.plusSeconds(2), closed.reached().replied());
        assertEquals(later.talk(), closed.talk());
    }

    @Test
    void theSameMessageAgainIsTheSameMessageEvenWhenTheChatHasEnded() {
        Ticket once =
                written(ANSWERED, Utterance.byCustomer("m-1", "Hello?"), NINE).ticket();
        assertEquals(new Saying.Repeated(1), ChatRules.say(once, Utterance.byCustomer("m-1", "Hello?"), NINE));
        Ticket closed = after(once, new TicketCommand.Leave(Actor.POLICY));
        assertEquals(new Saying.Repeated(1), ChatRules.say(closed, Utterance.byCustomer("m-1", "Hello?"), NINE));
        assertEquals(Refusal.Code.CHAT_ENDED, refused(closed, Utterance.byCustomer("m-2", "Still there?"), NINE));
        assertEquals(Refusal.Code.CHAT_ENDED, refused(closed, Utterance.byAgent("a-1", "m-2", "Bye"), NINE));
    }

    @Test
    void theTwoSidesChooseTheirIdsWithoutKnowingOfEachOther() {
        Ticket once =
                written(ANSWERED, Utterance.byCustomer("m-1", "Hello?"), NINE).ticket();
        assertEquals(
                2,
                written(once, Utterance.byAgent("a-1", "m-1", "Hi"), NINE)
                        .message()
                        .seq());
    }

    @Test
    void howeverMuchTheOtherSideWritesMeanwhileAMessageIsKnownAgain() {
        Ticket ticket =
                written(ANSWERED, Utterance.byCustomer("mine", "Hello?"), NINE).ticket();
        for (int i = 0; i < 100; i++) {
            ticket = written(ticket, Utterance.byAgent("a-1", "theirs-" + i, "…"), NINE)
                    .ticket();
        }
        assertEquals(new Saying.Repeated(1), ChatRules.say(ticket, Utterance.byCustomer("mine", "Hello?"), NINE));
    }

    @Test
    void eightOfOnesOwnAreKnownAgainAndOneThatIsOlderIsNew() {
        Ticket ticket = ANSWERED;
        for (int i = 1; i <= Talk.KNOWN_AGAIN + 1; i++) {
            ticket = written(ticket, Utterance.byCustomer("m-" + i, "c"), NINE).ticket();
        }
        assertEquals(new Saying.Repeated(2), ChatRules.say(ticket, Utterance.byCustomer("m-2", "c"), NINE));
        assertEquals(
                10,
                written(ticket, Utterance.byCustomer("m-1", "c"), NINE)
                        .message()
                        .seq());
        assertEquals(8, ticket.talk().recent().size());
    }

    @Test
    void whatIsReadInOrderDoesNotGoBackInTime() {
        Ticket ahead = written(ANSWERED, Utterance.byCustomer("m-1", "Hello?"), NINE.plusSeconds(2))
                .ticket();
        Saying.Written behind = written(ahead, Utterance.byAgent("a-1", "m-2", "Hi"), NINE.plusSeconds(1));
        assertEquals(NINE.plusSeconds(2), behind.message().at());
    }

    @Test
    void aCallIsNoChat() {
        assertEquals(
                Refusal.Code.INVALID_REQUEST, refused(waiting(Channel.VOICE), Utterance.byCustomer("m-1", "Hi"), NINE));
    }

    @Test
    void whoWasNotHeardOfAnyMoreCannotWrite() {
        Ticket gone = WAITING.talked(Talk.NOTHING, null);
        assertEquals(
                Refusal.Code.CHAT_ENDED,
                refused(gone, Utterance.byCustomer("m-1", "Hello?"), NINE.plus(Duration.ofDays(200))));
    }

    @Test
    void aChatThatIsNeverClosedTakesNoMoreWhenItsTextsAreGone() {
        Instant last = NINE.plus(ChatRules.KEPT).minusMillis(1);
        assertEquals(
                1,
                written(ANSWERED, Utterance.byCustomer("m-1", "Hello?"), last)
                        .message()
                        .seq());
        assertEquals(
                Refusal.Code.CHAT_ENDED,
                refused(ANSWERED, Utterance.byCustomer("m-1", "Hello?"), NINE.plus(ChatRules.KEPT)));
        assertTrue(ChatRules.readable(ANSWERED, last));
        assertFalse(ChatRules.readable(ANSWERED, NINE.plus(ChatRules.KEPT)));
    }

    @Test
    void whoMayNotWriteNeedNotSayThatTheyAreTyping() {
        assertEquals(
                Refusal.Code.FORBIDDEN,
                ChatRules.refuses(OFFERED, Side.AGENT, "a-1", NINE)
                        .orElseThrow()
                        .code());
        assertTrue(ChatRules.refuses(ANSWERED, Side.AGENT, "a-1", NINE).isEmpty());
        assertTrue(ChatRules.refuses(WAITING, Side.CUSTOMER, null, NINE).isEmpty());
    }

    @Test
    void aNewKeyIsForThoseWhoseChatGoesOn() {
        Ticket keyed = after(ANSWERED, new TicketCommand.Key("digest"));
        assertEquals("digest", keyed.talk().key());
        assertEquals(
                "digest",
                written(keyed, Utterance.byCustomer("m-1", "Hi"), NINE)
                        .ticket()
                        .talk()
                        .key());
        Ticket closed = after(ANSWERED, new TicketCommand.Leave(Actor.POLICY));
        assertInstanceOf(
                TicketOutcome.Refused.class, TicketRules.decide(closed, new TicketCommand.Key("digest"), NINE));
    }

    @Test
    void noTextIsInWhatALogWouldSay() {
        Utterance said = Utterance.byCustomer("m-1", "my card is 4111");
        Saying.Written written = written(ANSWERED, said, NINE);
        assertFalse((said + " " + written + " " + written.message()).contains("4111"));
    }
}
