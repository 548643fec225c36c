package lineclear.platform;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The phone platforms of this deployment, by name. */
public final class PhonePlatforms {
    public static final PhonePlatforms NONE = new PhonePlatforms(java.util.List.of());

    private final Map<String, PhonePlatform> byName = new LinkedHashMap<>();

    public PhonePlatforms(Collection<? extends PhonePlatform> platforms) {
        platforms.forEach(platform -> byName.put(platform.name(), platform));
    }

    public Optional<PhonePlatform> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
