package lineclear.agent;

import static lineclear.agent.Scene.ADA;
import static lineclear.agent.Scene.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** What people see of an agent of the policy keen, status by status. */
class ViewTest {
    private final Scene scene = Scene.available();

    private void shows(Status status, String label, String because, Instant since, Instant until) {
        View view = scene.view();
        assertEquals(status, view.status());
        assertEquals(label, view.label());
        assertEquals(because, view.because());
        assertEquals(since, view.since());
        assertEquals(until, view.until());
        boolean free = status == Status.AVAILABLE;
        assertEquals(Map.of(Channel.VOICE, free, Channel.CHAT, free), view.accepts());
    }

    @Test
    void available() {
        scene.afterSeconds(5);
        shows(Status.AVAILABLE, "Not Busy", "Ready for the next customer", START, null);
    }

    @Test
    void availableAgainSinceTheHoldRanOut() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(500);
        shows(Status.AVAILABLE, "Not Busy", "Ready for the next customer", START.plusSeconds(120), null);
    }

    @Test
    void reserved() {
        scene.afterSeconds(5).reserve("s-1", ADA);
        shows(
                Status.RESERVED,
                "Busy",
                "Held for customer ada, who is adding funds",
                START.plusSeconds(5),
                START.plusSeconds(125));
    }

    @Test
    void ringing() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(5).ask("s-1", Phase.RINGING);
        shows(Status.RINGING, "Busy", "Ringing for customer ada", START.plusSeconds(5), START.plusSeconds(125));
    }

    @Test
    void connected() {
        scene.reserve("s-1", ADA);
        scene.afterSeconds(5).ask("s-1", Phase.CONNECTED);
        shows(Status.CONNECTED, "Busy", "In a call with customer ada", START.plusSeconds(5), null);
    }

    @Test
    void busyOnACallOfOnesOwn() {
        scene.afterSeconds(5).fact("s-1", Phase.CONNECTED);
        shows(Status.BUSY, "Busy", "On a direct call", START.plusSeconds(5), null);
    }

    @Test
    void onABreakThatASupervisorChose() {
        scene.afterSeconds(5)
                .send(new Command.SetStatus(Choice.BREAK, "lunch", "see you at two", false, Scene.SUPERVISOR));
        shows(Status.BREAK, "On Break: lunch", "On a break, set by a supervisor: lunch", START.plusSeconds(5), null);
    }

    @Test
    void offline() {
        scene.choose(Choice.OFFLINE);
        shows(Status.OFFLINE, "Offline", "Takes no customers at present", START, null);
    }

    @Test
    void loggedOff() {
        scene.choose(Choice.LOGGED_OFF);
        shows(Status.LOGGED_OFF, "Logged Off", "Logged off", START, null);
    }

    @Test
    void aCustomersConversationLeadsBeforeACallOfOnesOwn() {
        scene.fact("s-0", Phase.CONNECTED);
        scene.afterSeconds(5);
        scene.send(new Command.Connect(
                "s-1", Phase.CONNECTED, null, null, Channel.CHAT, Kind.STANDARD, Command.Authority.FACT));
        shows(Status.CONNECTED, "Busy", "In a chat with a caller nobody reserved for", START.plusSeconds(5), null);
    }

    @Test
    void aFullAgentIsBusyUntilTheFirstPlaceIsFree() {
        Scene chats = Scene.available(ModelPolicies.several());
        chats.send(Scene.reservation("s-1", Channel.CHAT, ADA));
        assertEquals(Status.AVAILABLE, chats.view().status());
        chats.afterSeconds(10).send(Scene.reservation("s-2", Channel.CHAT, ADA));
        assertEquals(Status.BUSY, chats.view().status(), "no more of those that only count, whatever else is taken");
        chats.afterSeconds(1).send(Scene.reservation("s-3", Channel.CHAT, ADA));
        assertEquals(
                "Takes no chat beside the 2 conversations that are open; free for chat at 2026-11-02T09:02:00.000Z.",
                Scene.refusal(chats.send(Scene.reservation("s-4", Channel.CHAT, ADA)))
                        .detail());
    }
}
