package lineclear.agent.policy;

import java.util.function.BiFunction;

/**
 * A system whose behaviour comes with Lineclear: its rules, which stay, and its settings, which a deployment may
 * change.
 *
 * @param settings the system's own; where the vendor leaves a number to the administrator, one that is common there
 * @param rules makes a policy of a name and settings
 */
public record Preset(String name, PolicySettings settings, BiFunction<String, PolicySettings, Policy> rules) {
    /** As it comes. */
    public Policy policy() {
        return rules.apply(name, settings);
    }

    /** Under a name of its own, or its own name, with settings changed. */
    public Policy policy(String called, PolicySettings changed) {
        return rules.apply(called, settings.with(changed));
    }
}
