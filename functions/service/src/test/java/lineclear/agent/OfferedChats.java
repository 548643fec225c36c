package lineclear.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.Presets;

/** Three chats at once, as asm, but offered and not picked. */
public final class OfferedChats {
    public static final String POLICY = "chats";

    private static final PolicySettings OFFERED =
            new PolicySettings(Map.of(PolicySetting.QUEUES_OFFER, 1), Map.of(), null, Map.of());

    private OfferedChats() {}

    /** The presets and this one. */
    public static Policies besidePresets(String standard) {
        List<Policy> all = new ArrayList<>(Presets.policies());
        all.add(Presets.named("asm").orElseThrow().policy(POLICY, OFFERED));
        return new Policies(all, standard);
    }
}
