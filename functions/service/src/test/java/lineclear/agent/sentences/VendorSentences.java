package lineclear.agent.sentences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.Command;
import lineclear.agent.Eligibility;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Rules;
import lineclear.agent.Scene;
import lineclear.agent.View;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.Preset;
import lineclear.agent.policy.Presets;
import lineclear.agent.record.AgentRecord;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Status;

/** What the tests of the vendors' sentences have in common: an agent of a preset, and what can be said of one. */
abstract class VendorSentences {
    private final Preset preset;
    Scene scene;

    VendorSentences(String preset) {
        this.preset = Presets.named(preset).orElseThrow();
        again();
    }

    /** Another agent, who is available. */
    final void again() {
        scene = Scene.available(preset.policy());
    }

    /** Another agent, under changed settings. */
    final void under(Map<PolicySetting, Integer> numbers) {
        scene = Scene.available(policy(numbers));
    }

    final Policy policy(Map<PolicySetting, Integer> numbers) {
        return preset.policy(preset.name(), PolicySettings.of(numbers, Map.of()));
    }

    final Policy worded(Map<String, String> words) {
        return preset.policy(preset.name(), PolicySettings.of(Map.of(), words));
    }

    final void shows(Status status, String label) {
        View view = scene.view();
        assertEquals(
                status + " \"" + label + "\"",
                view.status() + " \"" + view.label() + "\"",
                view.because() + " at " + scene.now);
    }

    /** On these channels, and on no others: the view says so, and a reservation finds it so. */
    final void offers(Channel... channels) {
        Set<Channel> expected = Set.of(channels);
        scene.view().accepts().forEach((channel, accepts) -> {
            boolean wanted = expected.contains(channel);
            Command probe = Scene.reservation("probe", channel, Scene.BEN);
            Outcome outcome = Rules.decide(scene.policy, scene.record, probe, scene.now);
            assertEquals(wanted, accepts, channel + " as shown");
            assertEquals(wanted, outcome instanceof Outcome.Changed, channel + " as decided");
            if (scene.record.next() == null) {
                assertEquals(wanted, stored(channel), channel + " as stored: " + scene.record.availability());
            }
        });
    }

    /** What the store's condition finds without the rules; who waits for another status is looked at first. */
    private boolean stored(Channel channel) {
        AgentRecord record = scene.record;
        boolean today = !scene.policy.endsAtMidnight()
                || record.logsOffAt() != null && record.logsOffAt().isAfter(scene.now);
        return today
                && Eligibility.present(scene.policy, record, scene.now)
                && record.availability().open(channel, scene.now);
    }

    /** What shows ends after so many seconds by itself, not a millisecond earlier. */
    final void ends(long seconds, Status then, String label) {
        View before = scene.view();
        Instant end = scene.now.plusSeconds(seconds);
        assertEquals(end, before.until(), before.label());
        scene.now = end.minusMillis(1);
        shows(before.status(), before.label());
        scene.now = end;
        shows(then, label);
    }

    /** What shows has no end of its own: it is the same after a month. */
    final void lasts() {
        View before = scene.view();
        assertEquals(null, before.until());
        scene.afterSeconds(30L * 24 * 3600);
        shows(before.status(), before.label());
    }

    /** These, and no others, can be chosen by the agent now. */
    final void mayChoose(Choice... choices) {
        assertEquals(Set.of(choices), scene.view().may().choose());
    }

    /** The agent may not choose it, hears which they may, and nothing has changed. */
    final void refuses(Choice wanted, Choice... allowed) {
        AgentRecord before = scene.record;
        Refusal refusal = Scene.refusal(scene.choose(wanted));
        assertEquals(Refusal.Code.STATUS_NOT_ALLOWED, refusal.code());
        assertEquals(Set.of(allowed), refusal.allowed());
        for (Choice choice : allowed) {
            assertTrue(refusal.detail().contains(choice.word()), refusal.detail());
        }
        assertEquals(before, scene.record);
    }

    final void intends(Choice choice, Actor by) {
        assertEquals(
                List.of(choice, by),
                List.of(
                        scene.settled().intent().choice(),
                        scene.settled().intent().by()));
    }
}
