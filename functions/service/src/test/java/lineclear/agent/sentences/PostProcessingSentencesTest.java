package lineclear.agent.sentences;

import static lineclear.word.Channel.CHAT;
import static lineclear.word.Channel.EMAIL;
import static lineclear.word.Channel.VOICE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import lineclear.agent.Scene;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.Presets;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** What 8x8's pages say of Post Processing. */
class PostProcessingSentencesTest extends VendorSentences {
    PostProcessingSentencesTest() {
        super("8x8");
    }

    private void finish(String id, Channel channel, String queue) {
        scene.reserve(id, channel, Kind.STANDARD, queue);
        scene.ask(id, Phase.CONNECTED);
        scene.release(id, Ending.COMPLETED);
    }

    private void byQueue(Map<String, Duration> lengths) {
        PolicySettings changed = new PolicySettings(Map.of(), lengths, null, Map.of());
        scene = Scene.available(Presets.named("8x8").orElseThrow().policy("8x8", changed));
    }

    @Test
    @Says("Post Processing begins when the interaction ends, offers nothing, "
            + "and leads to Available when its time is out")
    void postProcessingFollowsTheInteraction() {
        for (Channel channel : List.of(VOICE, CHAT, EMAIL)) {
            again();
            scene.talk("s-1", channel);
            scene.afterSeconds(90).release("s-1", Ending.COMPLETED);
            shows(Status.WRAP_UP, "Post Processing");
            offers();
            ends(30, Status.AVAILABLE, "Available");
            offers(VOICE, CHAT, EMAIL);
        }
    }

    @Test
    @Says("In Post Processing nothing may be chosen before its time is out")
    void postProcessingIsNotLeftEarly() {
        finish("s-1", VOICE, null);
        scene.after(Duration.ofMillis(29_999));
        mayChoose();
        for (Choice choice : Choice.values()) {
            refuses(choice);
        }
        shows(Status.WRAP_UP, "Post Processing");
        scene.after(Duration.ofMillis(1));
        mayChoose(Choice.AVAILABLE, Choice.OFFLINE, Choice.BREAK);
    }

    @Test
    @Says("The length of Post Processing is the administrator's, and may differ by queue")
    void itsLengthMayDifferByQueue() {
        under(Map.of(PolicySetting.WRAP_UP, 45));
        finish("s-1", VOICE, null);
        ends(45, Status.AVAILABLE, "Available");
        byQueue(Map.of("claims", Duration.ofSeconds(120)));
        finish("s-2", VOICE, "claims");
        ends(120, Status.AVAILABLE, "Available");
        finish("s-3", CHAT, "sales");
        ends(30, Status.AVAILABLE, "Available");
    }

    @Test
    @Says("Post Processing is skipped where the queue's time is 0")
    void itIsSkippedAtZero() {
        byQueue(Map.of("sales", Duration.ZERO));
        finish("s-1", VOICE, "sales");
        shows(Status.AVAILABLE, "Available");
        offers(VOICE, CHAT, EMAIL);
        under(Map.of(PolicySetting.WRAP_UP, 0));
        finish("s-2", VOICE, null);
        shows(Status.AVAILABLE, "Available");
    }

    @Test
    @Says("After Stop New, where the time of Post Processing is 0: Working Offline at once")
    void afterStopNewItIsSkippedAtZeroToo() {
        under(Map.of(PolicySetting.WRAP_UP, 0));
        scene.talk("s-1", CHAT);
        scene.choose(Choice.STOP_NEW);
        scene.release("s-1", Ending.COMPLETED);
        shows(Status.OFFLINE, "Working Offline");
    }

    @Test
    @OnPurpose("With several chats Post Processing begins when the last one has ended")
    void withSeveralChatsItFollowsTheLast() {
        scene.talk("s-1", CHAT);
        scene.talk("s-2", CHAT);
        scene.release("s-1", Ending.COMPLETED);
        shows(Status.CONNECTED, "Busy, In Progress");
        scene.afterSeconds(40).release("s-2", Ending.COMPLETED);
        ends(30, Status.AVAILABLE, "Available");
    }

    @Test
    @OnPurpose("Post Processing ends at its millisecond with every browser closed; a supervisor's choice then holds")
    void aSupervisorsChoiceHoldsWhenItIsOver() {
        finish("s-1", VOICE, null);
        scene.supervise(Choice.OFFLINE, "meeting", null);
        shows(Status.WRAP_UP, "Post Processing");
        ends(30, Status.OFFLINE, "Working Offline");
    }
}
