package lineclear.agent.policy;

/** The presets as they come, by name. */
public final class PresetPolicies {
    private PresetPolicies() {}

    public static Policy keen() {
        return named("keen");
    }

    public static Policy puzzel() {
        return named("puzzel");
    }

    public static Policy eightByEight() {
        return named("8x8");
    }

    public static Policy asm() {
        return named("asm");
    }

    private static Policy named(String name) {
        return Presets.named(name).orElseThrow().policy();
    }
}
