package lineclear.agent;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lineclear.word.Status;

/** The policies that come with Lineclear. */
public final class Presets {
    static final Set<Status> HELD = EnumSet.of(Status.RESERVED, Status.RINGING);

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

    public static Policy keen() {
        return Keen.PRESET.policy();
    }

    public static Policy puzzel() {
        return Puzzel.PRESET.policy();
    }

    public static Policy eightByEight() {
        return EightByEight.PRESET.policy();
    }

    public static Policy asm() {
        return Asm.PRESET.policy();
    }

    static Set<Status> only(Status status) {
        return EnumSet.of(status);
    }
}
