package lineclear.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.PresetPolicies;
import lineclear.agent.policy.Presets;
import lineclear.word.Channel;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;

class OpenTimeTest {
    @Test
    void aHoldTakesItsTwoMinutes() {
        Scene scene = Scene.available();
        scene.reserve("s-1", Scene.ADA);
        Duration rest = Duration.ofMinutes(8);
        assertEquals(Map.of(Channel.VOICE, rest, Channel.CHAT, rest), inTheNext(scene, Duration.ofMinutes(10)));
    }

    @Test
    void whoIsLoggedOffIsNeverOpen() {
        Duration none = Duration.ZERO;
        assertEquals(
                Map.of(Channel.VOICE, none, Channel.CHAT, none), inTheNext(Scene.loggedOff(), Duration.ofDays(10)));
    }

    @Test
    void aLeaseEndsItAndMidnightToo() {
        PolicySettings settings = new PolicySettings(Map.of(PolicySetting.PRESENCE, 60), Map.of(), null, Map.of());
        Scene present = Scene.available(Presets.named("keen").orElseThrow().policy("keen", settings));
        present.send(new Command.Heartbeat("desk", null));
        assertEquals(
                Duration.ofSeconds(60), inTheNext(present, Duration.ofHours(1)).get(Channel.CHAT));

        PolicySettings midnight =
                new PolicySettings(Map.of(PolicySetting.LOG_OFF_AT_MIDNIGHT, 1), Map.of(), null, Map.of());
        Scene late = Scene.available(Presets.named("puzzel").orElseThrow().policy("puzzel", midnight));
        assertEquals(
                Duration.ofHours(15), // from nine o'clock, UTC
                inTheNext(late, Duration.ofDays(2)).get(Channel.EMAIL));
    }

    /** Ringing, No answer, Ready: against looking every tenth of a second. */
    @Test
    void isWhatSomebodyWhoKeepsLookingSees() {
        Scene scene = Scene.available(PresetPolicies.puzzel());
        scene.reserve("s-1", Scene.ADA);
        scene.afterSeconds(3)
                .send(new Command.Connect("s-1", Phase.RINGING, null, null, null, null, Command.Authority.REQUEST));
        long seen = LongStream.range(0, 600)
                .mapToObj(tick -> scene.now.plusMillis(tick * 100))
                .filter(at -> View.of(scene.policy, scene.record, at).accepts().get(Channel.VOICE))
                .count();
        assertEquals(
                Duration.ofMillis(seen * 100),
                inTheNext(scene, Duration.ofSeconds(60)).get(Channel.VOICE));
    }

    private static Map<Channel, Duration> inTheNext(Scene scene, Duration time) {
        Instant from = scene.now;
        return OpenTime.between(scene.policy, scene.record, from, from.plus(time));
    }
}
