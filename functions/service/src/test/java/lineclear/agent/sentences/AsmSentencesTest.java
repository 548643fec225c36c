package lineclear.agent.sentences;

import static lineclear.word.Channel.CHAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import java.util.Set;
import lineclear.agent.Outcome;
import lineclear.agent.Scene;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.record.AgentRecord;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** What ASM Core's pages say of analysts, chats and the Chat Manager. */
class AsmSentencesTest extends VendorSentences {
    AsmSentencesTest() {
        super("asm");
    }

    @Test
    @Says("An analyst chooses Online - Available, from any status, and can then pick waiting chats")
    void onlineAvailableIsChosenFromAnyStatus() {
        for (Choice from : Set.of(Choice.LOGGED_OFF, Choice.OFFLINE, Choice.BREAK)) {
            scene.choose(from);
            offers();
            scene.choose(Choice.AVAILABLE);
            shows(Status.AVAILABLE, "Online - Available");
            offers(CHAT);
        }
    }

    @Test
    @Says("A waiting chat that is picked and accepted is the analyst's: In chat")
    void aWaitingChatIsPickedAndAccepted() {
        scene.reserve("s-1", CHAT);
        shows(Status.RESERVED, "Picked a chat");
        scene.ask("s-1", Phase.CONNECTED);
        shows(Status.CONNECTED, "In chat");
    }

    @Test
    @Says("After a chat (window closed, or Close Chat) the analyst is not available until they say so by hand")
    void afterAChatTheAnalystMustMakeThemselvesAvailable() {
        scene.talk("s-1", CHAT);
        scene.release("s-1", Ending.COMPLETED);
        shows(Status.OFFLINE, "Not available");
        offers();
        lasts();
        scene.choose(Choice.AVAILABLE);
        shows(Status.AVAILABLE, "Online - Available");
        offers(CHAT);
    }

    @Test
    @Says("So it is after every chat, the second as well as the first")
    void soItIsAfterEveryChat() {
        for (String id : new String[] {"s-1", "s-2", "s-3"}) {
            scene.talk(id, CHAT);
            scene.release(id, Ending.COMPLETED);
            shows(Status.OFFLINE, "Not available");
            assertEquals(
                    "Takes no customers at present, set by the policy: the conversation ends",
                    scene.view().because());
            scene.choose(Choice.AVAILABLE);
        }
    }

    @Test
    @Says("Nothing ends by a timer but the hold of a picked chat")
    void nothingEndsByATimer() {
        for (Choice choice : scene.policy.choices().keySet()) {
            scene.choose(choice);
            lasts();
        }
        again();
        scene.talk("s-1", CHAT);
        lasts();
    }

    @Test
    @Says("Users see chat as unavailable while analysts are offline or busy")
    void chatIsUnavailableWhileOfflineOrBusy() {
        for (Choice choice : Set.of(Choice.LOGGED_OFF, Choice.OFFLINE, Choice.BREAK)) {
            scene.choose(choice);
            offers();
        }
        scene.choose(Choice.AVAILABLE);
        scene.talk("s-1", CHAT);
        scene.talk("s-2", CHAT);
        offers(CHAT);
        scene.talk("s-3", CHAT);
        offers();
        under(Map.of(PolicySetting.CHATS, 1));
        scene.talk("s-1", CHAT);
        offers();
    }

    @Test
    @Says("An analyst's row shows the chat's user while the chat lasts")
    void theRowShowsTheChatsUser() {
        scene.talk("s-1", CHAT);
        assertEquals("ada", scene.view().sessions().get(0).customer().id());
        assertEquals("In a chat with customer ada", scene.view().because());
        scene.release("s-1", Ending.COMPLETED);
        assertEquals(0, scene.view().sessions().size());
    }

    @Test
    @Says("A manager may change an analyst's status from any to any that is listed")
    void aManagerMayChangeToAnyListedStatus() {
        for (Choice from : scene.policy.choices().keySet()) {
            for (Choice to : scene.policy.choices().keySet()) {
                again();
                scene.choose(from);
                scene.supervise(to, "rota", null);
                assertEquals(to.shown(), scene.view().status());
                intends(to, Scene.SUPERVISOR);
            }
        }
    }

    @Test
    @Says("The analyst gets the manager's message; it is kept until it has been shown")
    void theManagersMessageIsKeptUntilItIsShown() {
        scene.supervise(Choice.BREAK, "meeting", "Room 4, please");
        AgentRecord.Message message = scene.record.message();
        assertEquals("Room 4, please", message.text());
        assertEquals(Scene.SUPERVISOR, message.by());
        scene.afterSeconds(3600).choose(Choice.AVAILABLE);
        scene.talk("s-1", CHAT);
        scene.release("s-1", Ending.COMPLETED);
        scene.beat("desk", null);
        scene.beat("desk", message.at().minusMillis(1));
        assertEquals(message, scene.view().record().message());
        scene.beat("desk", message.at());
        assertNull(scene.view().record().message());
    }

    @Test
    @Says("Only Online - Available is named by the vendor; the other names are the centre's own")
    void theNamesAreConfigurable() {
        scene = Scene.available(
                worded(Map.of("available", "Free", "break", "Tea", "offline", "Paperwork", "connected", "Chatting")));
        shows(Status.AVAILABLE, "Free");
        scene.talk("s-1", CHAT);
        shows(Status.CONNECTED, "Chatting");
        scene.release("s-1", Ending.COMPLETED);
        shows(Status.OFFLINE, "Paperwork");
        scene.choose(Choice.BREAK);
        shows(Status.BREAK, "Tea");
        scene.choose(Choice.LOGGED_OFF);
        shows(Status.LOGGED_OFF, "Offline");
    }

    @Test
    @OnPurpose("A picked chat that comes to nothing leaves the analyst Online - Available")
    void aChatThatComesToNothingLeavesTheAnalystAvailable() {
        for (Ending ending : Set.of(Ending.CANCELLED, Ending.DECLINED, Ending.NO_ANSWER, Ending.FAILED)) {
            again();
            scene.ring("s-1", CHAT);
            scene.release("s-1", ending);
            shows(Status.AVAILABLE, "Online - Available");
            offers(CHAT);
        }
        scene.reserve("s-2", CHAT);
        ends(120, Status.AVAILABLE, "Online - Available");
    }

    @Test
    @OnPurpose("A later message takes the place of an earlier one; "
            + "saying that the earlier one was shown does not remove it")
    void aNewerMessageIsNotTakenForTheOldOne() {
        scene.supervise(Choice.BREAK, null, "first");
        AgentRecord.Message first = scene.record.message();
        scene.afterSeconds(1).supervise(Choice.OFFLINE, null, "second");
        scene.beat("desk", first.at());
        assertEquals("second", scene.record.message().text());
    }

    @Test
    @OnPurpose("What a manager or the analyst chose during a chat stays chosen when the chat ends")
    void aChoiceMadeDuringAChatStays() {
        scene.talk("s-1", CHAT);
        scene.choose(Choice.BREAK);
        shows(Status.CONNECTED, "In chat");
        scene.release("s-1", Ending.COMPLETED);
        shows(Status.BREAK, "Online - Away");
        intends(Choice.BREAK, Scene.AGENT);
        assertInstanceOf(Outcome.Refused.class, scene.reserve("s-2", CHAT));
    }
}
