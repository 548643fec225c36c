package lineclear.agent.sentences;

import static lineclear.word.Channel.CHAT;
import static lineclear.word.Channel.EMAIL;
import static lineclear.word.Channel.SOCIAL;
import static lineclear.word.Channel.VOICE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import lineclear.agent.Command;
import lineclear.agent.Refusal;
import lineclear.agent.Scene;
import lineclear.agent.policy.PolicySetting;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** What Puzzel's pages say of written requests: chat, email and social. */
class PuzzelWrittenSentencesTest extends VendorSentences {
    PuzzelWrittenSentencesTest() {
        super("puzzel");
    }

    private void take(int requests, Channel channel) {
        for (int i = 0; i < requests; i++) {
            scene.talk(channel.word() + "-" + i, channel);
        }
    }

    @Test
    @Says("The number of written requests in hand stands in brackets behind the status")
    void theCountStandsInBracketsBehindTheStatus() {
        take(1, CHAT);
        take(1, EMAIL);
        shows(Status.AVAILABLE, "Ready (2)");
        scene.talk("call", VOICE);
        shows(Status.CONNECTED, "Connected (2)");
        scene.release("call", Ending.COMPLETED);
        shows(Status.WRAP_UP, "Wrap-up (2)");
        scene.send(new Command.SetStatus(Choice.BREAK, "lunch", null, false, Scene.AGENT));
        shows(Status.BREAK, "Pause: lunch (2)");
        scene.release("chat-0", Ending.COMPLETED);
        shows(Status.BREAK, "Pause: lunch (1)");
    }

    @Test
    @Says("Busy when the limit of simultaneous written requests is reached, Ready again below it")
    void busyAtTheWrittenLimitAndReadyBelowIt() {
        take(4, EMAIL);
        shows(Status.AVAILABLE, "Ready (4)");
        take(1, SOCIAL);
        shows(Status.BUSY, "Busy (5)");
        offers();
        scene.release("email-0", Ending.COMPLETED);
        shows(Status.AVAILABLE, "Ready (4)");
        offers(CHAT, EMAIL, SOCIAL);
    }

    @Test
    @Says("Busy when as many chats are open as one can answer at once, Ready again below it; no phone meanwhile")
    void busyAtTheChatLimitAndReadyBelowIt() {
        under(Map.of(PolicySetting.CHATS, 2));
        take(1, CHAT);
        shows(Status.AVAILABLE, "Ready (1)");
        scene.talk("chat-1", CHAT);
        shows(Status.BUSY, "Busy (2)");
        offers(EMAIL, SOCIAL);
        assertEquals(Refusal.Code.AGENT_BUSY, Scene.code(scene.reserve("s-9", VOICE)));
        scene.release("chat-0", Ending.COMPLETED);
        shows(Status.AVAILABLE, "Ready (1)");
        offers(VOICE, CHAT, EMAIL, SOCIAL);
    }

    @Test
    @Says("The limit is the administrator's; chat, email and social count together")
    void theWrittenLimitIsTheAdministrators() {
        under(Map.of(PolicySetting.WRITTEN, 3));
        take(1, CHAT);
        take(1, EMAIL);
        offers(VOICE, CHAT, EMAIL, SOCIAL);
        take(1, SOCIAL);
        shows(Status.BUSY, "Busy (3)");
        offers();
    }

    @Test
    @Says("Chats have a limit of their own among the written requests")
    void chatsHaveALimitOfTheirOwn() {
        take(4, CHAT);
        shows(Status.BUSY, "Busy (4)");
        offers(EMAIL, SOCIAL);
        assertEquals(Refusal.Code.AGENT_BUSY, Scene.code(scene.reserve("s-9", CHAT)));
    }

    @Test
    @Says("The phone is blocked when more written requests than Y are open")
    void thePhoneIsBlockedAboveItsLimit() {
        take(3, EMAIL);
        offers(VOICE, CHAT, EMAIL, SOCIAL);
        take(1, CHAT);
        offers(CHAT, EMAIL, SOCIAL);
        scene.release("chat-0", Ending.COMPLETED);
        offers(VOICE, CHAT, EMAIL, SOCIAL);
    }

    @Test
    @Says("No written request is allocated during a phone call, from the first ring on")
    void noWrittenRequestDuringACall() {
        scene.reserve("s-1", VOICE);
        offers();
        scene.ask("s-1", Phase.RINGING);
        offers();
        scene.ask("s-1", Phase.CONNECTED);
        offers();
        assertEquals(Refusal.Code.AGENT_BUSY, Scene.code(scene.reserve("s-2", EMAIL)));
    }

    @Test
    @Says("Connecting, Connected and Wrap-up are never used for written requests")
    void writtenRequestsAreNeverConnectingNorConnectedNorWrapUp() {
        for (Channel channel : new Channel[] {CHAT, EMAIL, SOCIAL}) {
            again();
            scene.reserve("s-1", channel);
            shows(Status.AVAILABLE, "Ready (1)");
            scene.ask("s-1", Phase.RINGING);
            shows(Status.AVAILABLE, "Ready (1)");
            scene.ask("s-1", Phase.CONNECTED);
            shows(Status.AVAILABLE, "Ready (1)");
            scene.release("s-1", Ending.COMPLETED);
            shows(Status.AVAILABLE, "Ready");
        }
    }

    @Test
    @Says("No answer is never used for written requests")
    void writtenRequestsAreNeverNoAnswer() {
        scene.ring("s-1", CHAT);
        scene.afterSeconds(20);
        shows(Status.AVAILABLE, "Ready");
        offers(VOICE, CHAT, EMAIL, SOCIAL);
        scene.ring("s-2", EMAIL);
        scene.release("s-2", Ending.NO_ANSWER);
        shows(Status.AVAILABLE, "Ready");
    }

    @Test
    @Says("A declined written request makes the agent Busy for some seconds, too")
    void busyAfterADeclinedWrittenRequest() {
        scene.ring("s-1", CHAT);
        scene.release("s-1", Ending.DECLINED);
        shows(Status.BUSY, "Busy");
        offers();
        ends(10, Status.AVAILABLE, "Ready");
    }

    @Test
    @OnPurpose("A written request that nobody takes up frees its place when its hold ends, to the millisecond")
    void anUntouchedWrittenRequestFreesItsPlace() {
        under(Map.of(PolicySetting.WRITTEN, 1));
        scene.reserve("s-1", EMAIL);
        shows(Status.BUSY, "Busy (1)");
        ends(120, Status.AVAILABLE, "Ready");
        offers(VOICE, CHAT, EMAIL, SOCIAL);
    }
}
