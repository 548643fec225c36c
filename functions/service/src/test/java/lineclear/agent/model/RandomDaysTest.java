package lineclear.agent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import lineclear.agent.Command;
import lineclear.agent.Face;
import lineclear.agent.ModelPolicies;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Rules;
import lineclear.agent.Scene;
import lineclear.agent.Settling;
import lineclear.agent.View;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.PresetPolicies;
import lineclear.agent.policy.Presets;
import lineclear.agent.record.AgentRecord;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Long random days, in real time and without the model's rounding, under every invariant of the model check. */
@Tag("exhaustive")
class RandomDaysTest {
    /** The n-th of what can happen, and how long after the one before it. */
    record Event(int choice, Duration after) {}

    @Property(tries = 150)
    void aDayUnderKeenKeepsEveryPromise(@ForAll("days") List<Event> day) {
        live(PresetPolicies.keen(), day);
    }

    @Property(tries = 300)
    void aDayUnderEveryPresetKeepsEveryPromise(@ForAll("policies") Policy policy, @ForAll("days") List<Event> day) {
        live(policy, day);
    }

    /** The presets as they come, and Puzzel's with everything on that a preset leaves off. */
    @Provide
    Arbitrary<Policy> policies() {
        PolicySettings everything = new PolicySettings(
                Map.of(
                        PolicySetting.PRESENCE, 3600,
                        PolicySetting.LOG_OFF_AT_MIDNIGHT, 1,
                        PolicySetting.LOG_OFF_AFTER_MISSES, 2,
                        PolicySetting.LOG_OFF_AFTER_ERRORS, 2),
                Map.of("q-1", Duration.ZERO),
                ZoneId.of("Asia/Tokyo"),
                Map.of());
        List<Policy> all = new ArrayList<>(Presets.policies());
        all.add(Presets.named("puzzel").orElseThrow().policy("everything", everything));
        return Arbitraries.of(all);
    }

    @Property(tries = 150)
    void aDayWithPausesKeepsEveryPromise(@ForAll("days") List<Event> day) {
        live(ModelPolicies.pausing(), day);
    }

    @Property(tries = 150)
    void aDayOfSeveralSessionsAtOnceKeepsEveryPromise(@ForAll("days") List<Event> day) {
        live(ModelPolicies.several(), day);
    }

    @Property
    void aHoldOfAnyLengthEndsAtItsMillisecond(
            @ForAll @IntRange(min = 1, max = 600) int seconds, @ForAll @IntRange(min = 0, max = 999) int millis) {
        Scene scene = Scene.available().after(Duration.ofMillis(millis));
        Duration hold = Duration.ofSeconds(seconds);
        Instant end = scene.now.plus(hold);
        scene.send(new Command.Reserve("s-1", Channel.VOICE, Kind.STANDARD, Scene.ADA, hold, null));
        Refusal refusal = Scene.refusal(scene.after(hold.minusMillis(1)).reserve("s-2", Scene.BEN));
        assertEquals(end, refusal.until());
        assertEquals(end, scene.record.availability().freeAt().get(Channel.VOICE));
        scene.after(Duration.ofMillis(1));
        assertEquals(end, scene.view().since());
        assertInstanceOf(Outcome.Changed.class, scene.reserve("s-2", Scene.BEN));
    }

    @Property
    void whoIsFreedIsIdleSinceTheEnd(
            @ForAll @IntRange(min = 0, max = 119_999) int millis, @ForAll Ending ending, @ForAll boolean talks) {
        Scene scene = Scene.available();
        scene.reserve("s-1", Scene.ADA);
        if (talks) {
            scene.ask("s-1", Phase.CONNECTED);
        }
        scene.after(Duration.ofMillis(millis)).release("s-1", ending);
        assertEquals(scene.now, scene.record.availability().freeAt().get(Channel.VOICE));
        assertNull(scene.record.availability().openUntil());
        Instant freed = scene.now;
        scene.afterSeconds(60).choose(Choice.AVAILABLE);
        assertEquals(freed, scene.record.availability().freeAt().get(Channel.VOICE));
    }

    @Provide
    Arbitrary<List<Event>> days() {
        Arbitrary<Duration> gaps = Arbitraries.of(
                        0L,
                        0L,
                        1L,
                        1_000L,
                        10_000L,
                        30_000L,
                        60_000L,
                        119_999L,
                        120_000L,
                        120_001L,
                        780_000L,
                        7_200_000L,
                        30_000_000L)
                .map(Duration::ofMillis);
        return Combinators.combine(Arbitraries.integers().between(0, 9_999), gaps)
                .as(Event::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }

    private static void live(Policy policy, List<Event> day) {
        Moves moves = new Moves(policy, EnumSet.allOf(Choice.class), 3).withPhones();
        Instant now = Canonical.NOW;
        AgentRecord record = AgentRecord.registered(
                new AgentRecord.Identity("a", "n", null, policy.name()), policy.revision(), Scene.SUPERVISOR, now);
        for (Event event : day) {
            View view = View.of(policy, record, now);
            now = now.plus(event.after());
            Face seen = View.of(policy, record, now).face();
            assertEquals(seen, Foretold.at(view, now).orElse(seen));
            AgentRecord settled = Settling.at(policy, record, now);
            check(Step.ofClock(policy, Play.real(), record, now));
            List<Command> possible = new ArrayList<>(moves.of(settled, now));
            possible.addAll(moves.ofTheAgentsPage(settled));
            Command command = possible.get(event.choice() % possible.size());
            if (command instanceof Command.Heartbeat beat && beat.seen() == null) {
                record = leased(policy, record, command, now);
                assertEquals(policy.asksForPresence(), record.presence().at(now));
                continue;
            } else if (command instanceof Command.Leave leave) {
                record = leased(policy, record, command, now);
                assertFalse(record.presence()
                        .leases()
                        .getOrDefault(leave.device(), now)
                        .isAfter(now));
                continue;
            }
            Step step = Step.of(policy, Play.real(), record, command, now);
            check(step);
            record = step.changed() ? step.after().at(record.version() + 1) : record;
        }
    }

    /** A lease leaves everything else as it is stored, settled or not. */
    private static AgentRecord leased(Policy policy, AgentRecord stored, Command command, Instant now) {
        Outcome outcome = Rules.decide(policy, stored, command, now);
        AgentRecord after = Step.record(outcome);
        assertEquals(stored.withoutEnds(), after.presence(stored.presence()));
        if (outcome instanceof Outcome.Changed changed) {
            assertEquals(Outcome.Effect.LEASE, changed.effect());
        }
        return after;
    }

    private static void check(Step step) {
        for (Invariant invariant : Invariant.values()) {
            String wrong = invariant.broken(step);
            assertNull(wrong, () -> invariant + ", " + wrong + ": " + step);
        }
    }
}
