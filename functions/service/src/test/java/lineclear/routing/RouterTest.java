package lineclear.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import lineclear.agent.OfferedChats;
import lineclear.agent.Settling;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.queue.Offers;
import lineclear.queue.Refusal;
import lineclear.queue.Ticket;
import lineclear.queue.TicketCommand;
import lineclear.queue.TicketOutcome;
import lineclear.queue.TicketRules;
import lineclear.queue.TicketState;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers who wait and agents who are free find each other, whoever comes first. */
class RouterTest {
    private static final Set<String> SALES = Set.of("sales");

    @ParameterizedTest
    @ValueSource(strings = {"keen", "puzzel", "8x8", OfferedChats.POLICY})
    void whoComesToAFreeAgentIsOfferedAtOnce(String policy) {
        Centre centre = new Centre(policy).agent("a-1", SALES);
        Ticket ticket = centre.waits("t-1", "sales", Channel.CHAT);
        assertEquals(TicketState.OFFERED, ticket.state());
        assertEquals("a-1", ticket.offer().agentId());
        AgentRecord agent = centre.record("a-1");
        assertEquals("sales", agent.sessions().get("t-1.1").queue());
        assertEquals(ticket.offer().until(), agent.sessions().get("t-1.1").until());
    }

    @Test
    void whoComesFreeIsOfferedWhoWaits() {
        Centre centre = new Centre("puzzel");
        assertEquals(
                TicketState.WAITING, centre.waits("t-1", "sales", Channel.VOICE).state());
        centre.agent("a-1", SALES);
        centre.router.forAgent("a-1");
        assertEquals(TicketState.OFFERED, centre.ticket("t-1").state());
    }

    @Test
    void answeredAndEndedReachTheTicketAndTheNextOneComesAfterTheWrapUp() {
        Centre centre = new Centre("puzzel").agent("a-1", SALES);
        centre.waits("t-1", "sales", Channel.VOICE);
        centre.waits("t-2", "sales", Channel.VOICE);
        centre.answers("a-1", "t-1.1");
        assertEquals(TicketState.ANSWERED, centre.ticket("t-1").state());
        assertEquals(TicketState.WAITING, centre.ticket("t-2").state());
        centre.clock.forward(Duration.ofSeconds(90));
        centre.ends("a-1", "t-1.1", Ending.COMPLETED);
        assertEquals(TicketState.CLOSED, centre.ticket("t-1").state());
        assertEquals(TicketState.WAITING, centre.ticket("t-2").state(), "thirty seconds of wrap-up first");
        centre.alarm.until(centre.clock.instant().plusMillis(29_999));
        assertEquals(TicketState.WAITING, centre.ticket("t-2").state());
        centre.alarm.until(centre.clock.instant().plusMillis(1));
        assertEquals(TicketState.OFFERED, centre.ticket("t-2").state(), "to the millisecond, by the alarm");
    }

    @Test
    void whoIsDeclinedGoesToTheNextAgentAndNotToTheSameOne() {
        Centre centre = new Centre(OfferedChats.POLICY).agent("a-1", SALES);
        centre.waits("t-1", "sales", Channel.CHAT);
        centre.ends("a-1", "t-1.1", Ending.DECLINED);
        assertEquals(TicketState.WAITING, centre.ticket("t-1").state());
        centre.agent("a-2", SALES);
        centre.router.forTicket("t-1", false);
        assertEquals("a-2", centre.ticket("t-1").offer().agentId());
        assertEquals("t-1.2", centre.ticket("t-1").offer().sessionId());
    }

    @Test
    void anOfferThatNobodyTakesUpGoesToTheNextAgentWithoutAWriteInBetween() {
        Centre centre = new Centre("keen").agent("a-1", SALES).agent("a-2", SALES);
        centre.clock.forward(Duration.ofSeconds(1));
        Ticket first = centre.waits("t-1", "sales", Channel.CHAT);
        assertEquals("a-1", first.offer().agentId(), "longest idle, and of two alike the first by name");
        centre.alarm.until(first.offer().until());
        Ticket second = centre.ticket("t-1");
        assertEquals("a-2", second.offer().agentId());
        assertEquals(first.version() + 1, second.version());
        assertTrue(second.turnsAway("a-1", centre.clock.instant()));
    }

    @Test
    void onlyWhoIsLoggedOnToTheQueueAndHasTheSkillsIsOffered() {
        Centre centre = new Centre("keen").agent("a-1", Set.of("support")).agent("a-2", SALES);
        assertEquals(
                TicketState.WAITING,
                centre.waits("t-1", "sales", Channel.VOICE, "swedish").state());
        centre.agent("a-3", Set.of("sales", "support"), "swedish", "billing");
        centre.router.forAgent("a-3");
        assertEquals("a-3", centre.ticket("t-1").offer().agentId());
        assertEquals("a-2", centre.waits("t-2", "sales", Channel.VOICE).offer().agentId());
    }

    @Test
    void chatsGoRoundInsteadOfFillingOneAgentFirst() {
        Centre centre = new Centre(OfferedChats.POLICY).agent("a-1", SALES).agent("a-2", SALES);
        for (int i = 1; i <= 4; i++) {
            centre.clock.forward(Duration.ofSeconds(1));
            centre.waits("t-" + i, "sales", Channel.CHAT);
        }
        assertEquals(2, centre.record("a-1").open().size());
        assertEquals(2, centre.record("a-2").open().size());
    }

    @Test
    void aLateAnswerIsTrueAndTheOtherAgentIsFreeAgain() {
        Centre centre = new Centre("keen").agent("a-1", SALES).agent("a-2", SALES);
        Ticket first = centre.waits("t-1", "sales", Channel.VOICE);
        centre.alarm.until(first.offer().until());
        assertEquals("a-2", centre.ticket("t-1").offer().agentId());
        centre.talks("a-1", "t-1.1");
        assertEquals(TicketState.ANSWERED, centre.ticket("t-1").state());
        assertEquals("a-1", centre.ticket("t-1").offer().agentId());
        assertEquals(0, centre.record("a-2").open().size());
    }

    @Test
    void aCustomerWhoLeftIsOfferedToNobody() {
        Centre centre = new Centre("keen");
        centre.waits("t-1", "sales", Channel.VOICE);
        centre.tickets.apply("t-1", new TicketCommand.Leave(Centre.BOSS));
        centre.agent("a-1", SALES);
        centre.router.forAgent("a-1");
        assertEquals(TicketState.ABANDONED, centre.ticket("t-1").state());
        assertEquals(0, centre.record("a-1").open().size());
    }

    @Test
    void whoAsksTooLateIsRefusedOnceSomebodyElseIsOfferedTheCustomer() {
        Centre centre = new Centre("keen").agent("a-1", SALES).agent("a-2", SALES);
        Ticket first = centre.waits("t-1", "sales", Channel.VOICE);
        centre.clock.set(first.offer().until());
        assertInstanceOf(Offers.Result.Made.class, centre.answers("a-1", "t-1.1"), "nobody else has them yet");
        Ticket other = centre.waits("t-2", "sales", Channel.VOICE);
        assertEquals("a-2", other.offer().agentId());
        centre.clock.forward(Duration.ofSeconds(25));
        centre.agent("a-3", SALES);
        centre.router.forTicket("t-2", false);
        assertEquals("a-3", centre.ticket("t-2").offer().agentId());
        Offers.Result.Unfit late = assertInstanceOf(Offers.Result.Unfit.class, centre.answers("a-2", "t-2.1"));
        TicketOutcome.Refused refused = assertInstanceOf(TicketOutcome.Refused.class, late.ticket());
        assertEquals(Refusal.Code.TICKET_TAKEN, refused.refusal().code());
        AgentRecord left = Settling.at(centre.policies, centre.record("a-2"), centre.clock.instant());
        assertEquals(0, left.open().size());
    }

    @Test
    void whoStandsBehindAHundredWhomNobodyHereCanServeIsFound() {
        Centre centre = new Centre("keen");
        for (int i = 0; i < 105; i++) {
            centre.waits("t-" + i, "sales", Channel.CHAT, "finnish");
            centre.clock.forward(Duration.ofMillis(1));
        }
        centre.waits("t-last", "sales", Channel.CHAT);
        centre.agent("a-1", SALES);
        centre.router.forAgent("a-1");
        assertEquals("a-1", centre.ticket("t-last").offer().agentId());
    }

    @Test
    void theOneWhoCanServeTheCustomerIsFoundBehindAHundredOthersWhoAreFree() {
        Centre centre = new Centre("keen");
        for (int i = 0; i < 105; i++) {
            centre.agent("a-" + i, SALES);
            centre.clock.forward(Duration.ofMillis(1));
        }
        centre.agent("finn", SALES, "finnish");
        centre.clock.forward(Duration.ofMillis(1));
        assertEquals(
                "finn",
                centre.waits("t-1", "sales", Channel.CHAT, "finnish").offer().agentId());
    }

    /** Source: docs.alemba.com, ASM Core, Chat: the Chat Queue lists waiting chats, of which an analyst picks one. */
    @Test
    void underAsmNobodyIsOfferedWhoWaits() {
        Centre centre = new Centre("asm").agent("a-1", SALES);
        assertEquals(
                TicketState.WAITING, centre.waits("t-1", "sales", Channel.CHAT).state());
        centre.router.forAgent("a-1");
        centre.router.over("sales");
        centre.alarm.until(centre.clock.instant().plusSeconds(30));
        assertEquals(TicketState.WAITING, centre.ticket("t-1").state());
        assertInstanceOf(Offers.Result.Made.class, centre.offers.pick(centre.record("a-1"), centre.ticket("t-1")));
    }

    @Test
    void whoPicksACustomerHasThemAtOnce() {
        Centre centre = new Centre("asm");
        centre.waits("t-1", "sales", Channel.CHAT);
        centre.agent("a-1", Set.of("support"));
        Offers.Result picked = centre.offers.pick(centre.record("a-1"), centre.ticket("t-1"));
        assertInstanceOf(Offers.Result.Made.class, picked);
        assertEquals(TicketState.ANSWERED, centre.ticket("t-1").state());
        assertEquals(Phase.CONNECTED, centre.record("a-1").open().get(0).phase());
    }

    /** Source: docs.8x8.com, agent guide, "Set status": On Break is set when the agent rejects, or does not answer. */
    @Test
    void underEightByEightWhoDoesNotAnswerIsOnBreakAndTheCustomerWaitsAgain() {
        Centre centre = new Centre("8x8").agent("a-1", SALES);
        Ticket offered = centre.waits("t-1", "sales", Channel.CHAT);
        assertEquals(centre.clock.instant().plusSeconds(30), offered.offer().until(), "the policy's offer");
        centre.alarm.until(offered.offer().until());
        AgentRecord missed = Settling.at(centre.policies, centre.record("a-1"), centre.clock.instant());
        assertEquals(Choice.BREAK, missed.intent().choice());
        assertEquals(
                TicketState.WAITING,
                TicketRules.settled(centre.ticket("t-1"), centre.clock.instant())
                        .state());
    }

    /** The first's look has found the agent, and is gone before it offers them: nobody would look for the second. */
    @Test
    void whoCameSecondIsOfferedToAnAgentWhomTheFirstDidNotTake() {
        Centre centre = new Centre("keen");
        centre.waits("t-1", "sales", Channel.VOICE);
        centre.clock.forward(Duration.ofSeconds(1));
        centre.waits("t-2", "sales", Channel.VOICE);
        centre.agent("a-1", SALES);
        assertTrue(centre.router.forTicket("t-2", false).isEmpty());
        centre.tickets.apply("t-1", new TicketCommand.Leave(Centre.BOSS));
        centre.alarm.until(centre.clock.instant().plus(Router.SOON));
        assertEquals("a-1", centre.ticket("t-2").offer().agentId());
    }
}
