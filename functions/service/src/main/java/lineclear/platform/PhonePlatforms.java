package lineclear.platform;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The phone platforms of a deployment, by name. */
public final class PhonePlatforms {
    public static final PhonePlatforms NONE = new PhonePlatforms(List.of());

    private final Map<String, PhonePlatform> byName;

    /** @throws IllegalArgumentException when two have the same name */
    public PhonePlatforms(Collection<? extends PhonePlatform> platforms) {
        Map<String, PhonePlatform> names = new TreeMap<>();
        for (PhonePlatform platform : platforms) {
            if (names.put(platform.name(), platform) != null) {
                throw new IllegalArgumentException("two phone platforms are called " + platform.name());
            }
        }
        byName = Collections.unmodifiableMap(names);
    }

    /** @param name as it stands in a route or a record; null finds none */
    public Optional<PhonePlatform> named(String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(byName.get(name));
    }

    /** In alphabetical order. */
    public Set<String> names() {
        return byName.keySet();
    }

    @Override
    public String toString() {
        return byName.keySet().toString();
    }
}
