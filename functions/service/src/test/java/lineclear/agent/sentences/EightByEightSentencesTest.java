package lineclear.agent.sentences;

import static lineclear.word.Channel.CHAT;
import static lineclear.word.Channel.EMAIL;
import static lineclear.word.Channel.VOICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.Refusal;
import lineclear.agent.Scene;
import lineclear.agent.policy.PolicySetting;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** What 8x8's pages say of agents, interactions and offers. */
class EightByEightSentencesTest extends VendorSentences {
    private static final List<Channel> ALL = List.of(VOICE, CHAT, EMAIL);

    EightByEightSentencesTest() {
        super("8x8");
    }

    @Test
    @Says("Available: new interactions are offered; the agent may go to Work Offline or take a break")
    void availableOffersInteractionsAndMayWorkOfflineOrTakeABreak() {
        shows(Status.AVAILABLE, "Available");
        offers(VOICE, CHAT, EMAIL);
        mayChoose(Choice.AVAILABLE, Choice.OFFLINE, Choice.BREAK);
        scene.choose(Choice.OFFLINE);
        shows(Status.OFFLINE, "Working Offline");
        again();
        scene.choose(Choice.BREAK);
        shows(Status.BREAK, "On Break");
    }

    @Test
    @Says("Logging out is not possible from Available")
    void noLogOutFromAvailable() {
        refuses(Choice.LOGGED_OFF, Choice.AVAILABLE, Choice.OFFLINE, Choice.BREAK);
    }

    @Test
    @Says("Busy, In Progress when the agent accepts a queued interaction: no new ones, until it ends")
    void busyInProgressWhenAnInteractionIsAccepted() {
        for (Channel channel : List.of(VOICE, EMAIL)) {
            again();
            scene.ring("s-1", channel);
            shows(Status.RINGING, "Offered");
            scene.ask("s-1", Phase.CONNECTED);
            shows(Status.CONNECTED, "Busy, In Progress");
            offers();
            lasts();
        }
    }

    @Test
    @Says("A call out through a queue makes the agent Busy, In Progress as well, and is followed by Post Processing")
    void aCallOutThroughAQueueIsAnInteraction() {
        scene.own("s-1", Kind.STANDARD);
        shows(Status.CONNECTED, "Busy, In Progress");
        offers();
        scene.release("s-1", Ending.COMPLETED);
        ends(30, Status.AVAILABLE, "Available");
    }

    @Test
    @Says("In Busy, In Progress nothing else may be chosen until the interaction ends")
    void nothingMayBeChosenDuringAnInteraction() {
        for (Channel channel : List.of(VOICE, EMAIL)) {
            again();
            scene.talk("s-1", channel);
            mayChoose();
            for (Choice choice : Choice.values()) {
                refuses(choice);
            }
        }
    }

    @Test
    @Says("Several chats at once, up to the administrator's number, and no call or email during one")
    void severalChatsAtOnce() {
        scene.talk("s-1", CHAT);
        offers(CHAT);
        scene.talk("s-2", CHAT);
        offers(CHAT);
        scene.talk("s-3", CHAT);
        offers();
        shows(Status.CONNECTED, "Busy, In Progress");
        scene.release("s-2", Ending.COMPLETED);
        shows(Status.CONNECTED, "Busy, In Progress");
        offers(CHAT);
    }

    @Test
    @Says("On Break when the agent rejects a queued interaction")
    void onBreakAfterARejectedOffer() {
        for (Channel channel : ALL) {
            again();
            scene.ring("s-1", channel);
            scene.release("s-1", Ending.DECLINED);
            shows(Status.BREAK, "On Break");
            assertEquals(
                    "On a break, set by the policy: the agent declines",
                    scene.view().because());
            offers();
            intends(Choice.BREAK, Actor.POLICY);
            lasts();
        }
    }

    @Test
    @Says("On Break when an offer times out")
    void onBreakWhenAnOfferTimesOut() {
        for (Channel channel : ALL) {
            again();
            scene.ring("s-1", channel);
            ends(30, Status.BREAK, "On Break");
            offers();
            assertEquals(scene.now, scene.settled().intent().since());
            lasts();
        }
    }

    @Test
    @Says("The offer lasts 15 to 60 s, as the administrator says")
    void theOfferIsTheAdministrators() {
        for (int seconds : new int[] {15, 60}) {
            under(Map.of(PolicySetting.RINGING, seconds));
            scene.ring("s-1", VOICE);
            ends(seconds, Status.BREAK, "On Break");
        }
    }

    @Test
    @Says("On Break: no interactions, the features are disabled; "
            + "the agent may go to Available, Work Offline or log out")
    void onBreakTheToolsAreDisabled() {
        assertTrue(scene.view().tools());
        scene.choose(Choice.BREAK);
        offers();
        assertFalse(scene.view().tools());
        mayChoose(Choice.AVAILABLE, Choice.OFFLINE, Choice.LOGGED_OFF, Choice.BREAK);
        for (Choice choice : List.of(Choice.AVAILABLE, Choice.OFFLINE, Choice.LOGGED_OFF)) {
            again();
            scene.choose(Choice.BREAK);
            scene.choose(choice);
            assertEquals(choice.shown(), scene.view().status());
            assertTrue(scene.view().tools());
        }
    }

    @Test
    @Says("Working Offline: no interactions, every feature usable; "
            + "the agent may go to Available, take a break or log out")
    void workingOfflineTheToolsAreUsable() {
        scene.choose(Choice.OFFLINE);
        shows(Status.OFFLINE, "Working Offline");
        offers();
        assertTrue(scene.view().tools());
        mayChoose(Choice.AVAILABLE, Choice.BREAK, Choice.LOGGED_OFF);
        for (Choice choice : List.of(Choice.AVAILABLE, Choice.BREAK, Choice.LOGGED_OFF)) {
            again();
            scene.choose(Choice.OFFLINE);
            scene.choose(choice);
            assertEquals(choice.shown(), scene.view().status());
        }
    }

    @Test
    @Says("Stop New cannot be chosen without a chat in hand")
    void noStopNewWithoutAChat() {
        refuses(Choice.STOP_NEW, Choice.AVAILABLE, Choice.OFFLINE, Choice.BREAK);
        scene.choose(Choice.BREAK);
        refuses(Choice.STOP_NEW, Choice.AVAILABLE, Choice.OFFLINE, Choice.LOGGED_OFF, Choice.BREAK);
        again();
        scene.talk("s-1", VOICE);
        refuses(Choice.STOP_NEW);
        again();
        scene.ring("s-1", CHAT);
        refuses(Choice.STOP_NEW);
    }

    @Test
    @Says("Busy (Stop New) during a chat blocks all queued interactions")
    void stopNewDuringAChatBlocksEverything() {
        scene.talk("s-1", CHAT);
        offers(CHAT);
        mayChoose(Choice.STOP_NEW);
        scene.choose(Choice.STOP_NEW);
        shows(Status.CONNECTED, "Busy (Stop New)");
        offers();
        assertEquals(Refusal.Code.AGENT_UNAVAILABLE, Scene.code(scene.reserve("s-2", CHAT)));
    }

    @Test
    @Says("Resume takes Stop New back: the agent is Busy, In Progress, and further chats are offered")
    void resumeTakesStopNewBack() {
        scene.talk("s-1", CHAT);
        scene.choose(Choice.STOP_NEW);
        mayChoose(Choice.AVAILABLE);
        refuses(Choice.BREAK, Choice.AVAILABLE);
        scene.choose(Choice.AVAILABLE);
        shows(Status.CONNECTED, "Busy, In Progress");
        offers(CHAT);
        scene.choose(Choice.STOP_NEW);
        shows(Status.CONNECTED, "Busy (Stop New)");
    }

    @Test
    @Says("After Stop New, when the last chat ends: Post Processing, then Working Offline")
    void stopNewEndsInPostProcessingAndThenWorkingOffline() {
        scene.talk("s-1", CHAT);
        scene.talk("s-2", CHAT);
        scene.choose(Choice.STOP_NEW);
        scene.release("s-1", Ending.COMPLETED);
        shows(Status.CONNECTED, "Busy (Stop New)");
        scene.afterSeconds(5).release("s-2", Ending.COMPLETED);
        shows(Status.WRAP_UP, "Post Processing");
        ends(30, Status.OFFLINE, "Working Offline");
        intends(Choice.OFFLINE, Actor.POLICY);
        lasts();
    }

    @Test
    @OnPurpose("Whoever cannot choose a status now may choose it for after the interaction, and withdraw it")
    void aBreakMayBeChosenForAfterTheInteraction() {
        scene.talk("s-1", VOICE);
        assertEquals(
                Set.of(Choice.AVAILABLE, Choice.OFFLINE, Choice.BREAK),
                scene.view().may().chooseAfterSession());
        scene.chooseAfterSession(Choice.BREAK);
        scene.release("s-1", Ending.COMPLETED);
        shows(Status.WRAP_UP, "Post Processing");
        ends(30, Status.BREAK, "On Break");
    }

    @Test
    @OnPurpose("A supervisor's log-out of an agent who is stuck cuts no live call")
    void aSupervisorsLogOutCutsNoCall() {
        scene.talk("s-1", VOICE);
        scene.supervise(Choice.LOGGED_OFF, "went home", null);
        shows(Status.CONNECTED, "Busy, In Progress");
        offers();
        scene.release("s-1", Ending.COMPLETED);
        ends(30, Status.LOGGED_OFF, "Logged Out");
        assertEquals("Logged off, set by a supervisor: went home", scene.view().because());
    }

    @Test
    @OnPurpose("A customer who cancels, and a call that fails, are no fault of the agent: they stay Available")
    void aCancelledOrFailedOfferIsNoBreak() {
        for (Ending ending : List.of(Ending.CANCELLED, Ending.FAILED)) {
            again();
            scene.ring("s-1", VOICE);
            scene.release("s-1", ending);
            shows(Status.AVAILABLE, "Available");
            offers(VOICE, CHAT, EMAIL);
        }
    }

    @Test
    @OnPurpose("A break that follows from a rejected further chat waits for the chat in hand and its Post Processing")
    void aRejectedFurtherChatMeansABreakAfterTheOne() {
        scene.talk("s-1", CHAT);
        scene.ring("s-2", CHAT);
        scene.release("s-2", Ending.DECLINED);
        shows(Status.CONNECTED, "Busy, In Progress");
        assertTrue(scene.view().tools());
        offers();
        scene.release("s-1", Ending.COMPLETED);
        ends(30, Status.BREAK, "On Break");
    }
}
