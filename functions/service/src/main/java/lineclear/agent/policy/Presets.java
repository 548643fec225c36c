package lineclear.agent.policy;

import java.util.List;
import java.util.Optional;

/** The policies that come with Lineclear. */
public final class Presets {
    private static final List<Preset> ALL = List.of(Keen.PRESET, Puzzel.PRESET, EightByEight.PRESET, Asm.PRESET);

    private Presets() {}

    public static List<Preset> all() {
        return ALL;
    }

    public static Optional<Preset> named(String name) {
        return ALL.stream().filter(preset -> preset.name().equals(name)).findFirst();
    }

    /** Each preset as it comes. */
    public static List<Policy> policies() {
        return ALL.stream().map(Preset::policy).toList();
    }
}
