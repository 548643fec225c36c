package lineclear.agent.sentences;

import static lineclear.agent.Scene.ADA;
import static lineclear.agent.Scene.BEN;
import static lineclear.word.Channel.CHAT;
import static lineclear.word.Channel.VOICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Scene;
import lineclear.agent.record.Customer;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import lineclear.word.Switch;
import org.junit.jupiter.api.Test;

/** What Keen's pages say of busy advisors. */
class KeenSentencesTest extends VendorSentences {
    private static final List<Channel> BOTH = List.of(VOICE, CHAT);

    KeenSentencesTest() {
        super("keen");
    }

    @Test
    @Says("Not Busy: the advisor can be given a call or a chat")
    void notBusyOffersCallsAndChats() {
        shows(Status.AVAILABLE, "Not Busy");
        offers(VOICE, CHAT);
    }

    @Test
    @Says("Busy while a new call or chat is being connected")
    void busyWhileACallOrChatIsBeingConnected() {
        for (Channel channel : BOTH) {
            again();
            scene.ring("s-1", channel);
            shows(Status.RINGING, "Busy");
            offers();
        }
    }

    @Test
    @Says("Busy in a reading, by call or by chat, until it ends")
    void busyInAReadingUntilItEnds() {
        for (Channel channel : BOTH) {
            again();
            scene.talk("s-1", channel);
            shows(Status.CONNECTED, "Busy");
            offers();
            lasts();
        }
    }

    @Test
    @Says("Busy while a customer, for whom the advisor is reserved, adds funds or confirms a number; "
            + "the monitor says which")
    void busyWhileReservedAndTheMonitorSaysWhatTheCustomerDoes() {
        scene.reserve("s-1", ADA);
        shows(Status.RESERVED, "Busy");
        assertEquals("Held for customer ada, who is adding funds", scene.view().because());
        scene.reserve("s-1", new Customer("ada", null, "confirming-number"));
        assertEquals(
                "Held for customer ada, who is confirming number", scene.view().because());
        assertEquals("ada", scene.view().sessions().get(0).customer().id());
        offers();
    }

    @Test
    @Says("Busy on a call to support from the account's own phone, until it ends")
    void busyOnACallToSupport() {
        scene.own("s-1", Kind.SUPPORT);
        shows(Status.BUSY, "Busy");
        assertEquals("On a call to support", scene.view().because());
        offers();
        scene.release("s-1", Ending.COMPLETED);
        shows(Status.AVAILABLE, "Not Busy");
    }

    @Test
    @Says("Busy on a test call, until it ends")
    void busyOnATestCall() {
        scene.own("s-1", Kind.TEST);
        shows(Status.BUSY, "Busy");
        assertEquals("On a test call", scene.view().because());
        offers();
        scene.release("s-1", Ending.COMPLETED);
        shows(Status.AVAILABLE, "Not Busy");
    }

    @Test
    @Says("The hold is for standard calls and chats and for arranged calls and chats")
    void holdsAreForStandardAndArrangedCallsAndChats() {
        for (Kind kind : List.of(Kind.STANDARD, Kind.ARRANGED)) {
            for (Channel channel : BOTH) {
                again();
                scene.reserve("s-1", channel, kind, null);
                shows(Status.RESERVED, "Busy");
                ends(120, Status.AVAILABLE, "Not Busy");
            }
        }
    }

    @Test
    @Says("The customer has two minutes; when nothing has come of it by then, the status clears itself")
    void theHoldEndsAfterTwoMinutesByItself() {
        scene.reserve("s-1", ADA);
        offers();
        ends(120, Status.AVAILABLE, "Not Busy");
        offers(VOICE, CHAT);
    }

    @Test
    @Says("Reserved, then connecting, then in session")
    void fromReservedOverConnectingIntoTheSession() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(119).ask("s-1", Phase.RINGING);
        shows(Status.RINGING, "Busy");
        scene.afterSeconds(20).ask("s-1", Phase.CONNECTED);
        shows(Status.CONNECTED, "Busy");
    }

    @Test
    @Says("One customer at a time, over calls and chats together")
    void oneCustomerAtATimeOverCallsAndChats() {
        scene.talk("s-1", CHAT);
        for (Channel channel : BOTH) {
            assertEquals(Refusal.Code.AGENT_BUSY, Scene.code(scene.reserve("s-2", channel)));
        }
    }

    @Test
    @Says("The advisor is Not Busy as soon as the call ends")
    void notBusyAsSoonAsTheCallEnds() {
        scene.talk("s-1", VOICE);
        scene.afterSeconds(600).release("s-1", Ending.COMPLETED);
        shows(Status.AVAILABLE, "Not Busy");
        offers(VOICE, CHAT);
    }

    @Test
    @Says("Taking Calls, taking chats and arranged sessions are switches of their own, beside the status")
    void takingCallsIsASwitchBesideTheStatus() {
        scene.switches(Map.of(Switch.CALLS, false));
        shows(Status.AVAILABLE, "Not Busy");
        offers(CHAT);
        assertEquals(Refusal.Code.AGENT_UNAVAILABLE, Scene.code(scene.reserve("s-1", VOICE, Kind.STANDARD, null)));
        assertInstanceOf(Outcome.Changed.class, scene.reserve("s-2", VOICE, Kind.ARRANGED, null));
    }

    @Test
    @Says("Who arranges no calls can still be called now, and the other way round")
    void arrangedSessionsHaveTheirOwnSwitch() {
        scene.switches(Map.of(Switch.ARRANGED, false));
        offers(VOICE, CHAT);
        for (Channel channel : BOTH) {
            assertEquals(
                    Refusal.Code.AGENT_UNAVAILABLE, Scene.code(scene.reserve("s-1", channel, Kind.ARRANGED, null)));
        }
        scene.switches(Map.of(Switch.ARRANGED, true, Switch.CHATS, false));
        offers(VOICE);
        assertInstanceOf(Outcome.Changed.class, scene.reserve("s-1", CHAT, Kind.ARRANGED, null));
    }

    @Test
    @OnPurpose("A customer who cancels frees the advisor at once, not only when the two minutes are over")
    void aCancelFreesAtOnce() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(5).release("s-1", Ending.CANCELLED);
        shows(Status.AVAILABLE, "Not Busy");
        assertInstanceOf(Outcome.Changed.class, scene.reserve("s-2", BEN));
    }

    @Test
    @OnPurpose("Calls to support and test calls need no switch: who takes no calls can still make them")
    void ownCallsNeedNoSwitch() {
        scene.switches(Map.of(Switch.CALLS, false));
        scene.own("s-1", Kind.SUPPORT);
        shows(Status.BUSY, "Busy");
        assertNull(scene.view().until());
    }
}
