package lineclear.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lineclear.agent.policy.Presets;
import lineclear.agent.record.Session;
import lineclear.agent.record.Tombstones;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** What a phone platform says of calls when it is asked, as the rules take it. */
class ReconciledTest {
    private Scene scene = Scene.available();

    private static Command.Connect answered(String sessionId, String callId) {
        return new Command.Connect(
                sessionId, Phase.CONNECTED, callId, "twilio", Channel.VOICE, Kind.DIRECT, Command.Authority.FACT);
    }

    private static Command.Reconcile over(String sessionId, String callId, Instant at) {
        return new Command.Reconcile(Map.of(sessionId, new Command.Over(callId, at)));
    }

    private Set<String> open() {
        return Set.copyOf(scene.settled().open().stream().map(Session::id).toList());
    }

    @Test
    void wrapUpFollowsTheLastEndInWhateverOrderTheTableKeepsTheSessions() {
        for (boolean firstEndsLast : List.of(false, true)) {
            scene = Scene.available(Presets.named("8x8").orElseThrow().policy());
            for (String session : List.of("s-1", "s-2")) {
                scene.reserve(session, Channel.CHAT);
                scene.ask(session, Phase.CONNECTED);
            }
            scene.after(Duration.ofMinutes(10));
            Instant early = scene.now.minusSeconds(300);
            Instant late = scene.now.minusSeconds(10);
            scene.send(new Command.Reconcile(Map.of(
                    "s-1", new Command.Over(null, firstEndsLast ? late : early),
                    "s-2", new Command.Over(null, firstEndsLast ? early : late))));
            assertEquals(Status.WRAP_UP, scene.view().status(), "s-1 ends last: " + firstEndsLast);
            assertEquals(late.plusSeconds(30), scene.view().until());
        }
    }

    @Test
    void theCallsNameIsRememberedAsAfterAnEvent() {
        Tombstones.Mark mark = Tombstones.Mark.of("CA-1");
        String inItsPlace = Stream.iterate(0, i -> i + 1)
                .map(i -> "CB-" + i)
                .filter(name -> Tombstones.Mark.of(name).slot().equals(mark.slot()))
                .findFirst()
                .orElseThrow();
        scene.send(answered(null, "CA-1"));
        scene.send(new Command.Release(null, Ending.COMPLETED, inItsPlace, "twilio", null));
        scene.after(Duration.ofMinutes(5)).send(over("CA-1", "CA-1", null));
        scene.send(answered(null, "CA-1"));
        assertEquals(Set.of(), open(), "late, or twice");
    }

    @Test
    void aCallThatThePlatformDoesNotKnowIsOverWhenItHasHadTimeToKnowIt() {
        scene.send(answered("s-1", "CA-1"));
        scene.after(ReconcileRules.KNOWN_AFTER.minusMillis(1)).send(over("s-1", "CA-1", null));
        assertEquals(Set.of("s-1"), open());
        scene.after(Duration.ofMillis(1)).send(over("s-1", "CA-1", null));
        assertEquals(Set.of(), open());
    }

    @Test
    void anEndWithItsTimeIsOneAtOnce() {
        scene.send(answered("s-1", "CA-1"));
        scene.after(Duration.ofSeconds(1)).send(over("s-1", "CA-1", scene.now));
        assertEquals(Set.of(), open());
    }
}
