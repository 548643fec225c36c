package lineclear.local.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What signs the addresses that reserve gives out for a phone platform's events, and where they lead: on a laptop to
 * this process, unless told otherwise. The key is made at the first start; its file is readable by its owner alone.
 */
public final class EventsKey {
    private static final String FILE = "events-key";
    private static final int BYTES = 32;
    /** Characters; ours has 43. */
    private static final int SHORTEST = 32;

    private EventsKey() {}

    /**
     * What is to be told beside the settings, where they say nothing of it.
     *
     * @param home where the key is kept; none: it ends with this process
     */
    public static Map<String, String> properties(Optional<Path> home, Settings settings) throws CannotStart {
        Map<String, String> properties = new TreeMap<>();
        if (!settings.properties().containsKey(Setting.EVENTS_KEY.property())) {
            properties.put(Setting.EVENTS_KEY.property(), "literal:" + (home.isPresent() ? in(home.get()) : make()));
        }
        if (!settings.properties().containsKey(Setting.PUBLIC_URL.property()) && settings.port() != 0) {
            properties.put(Setting.PUBLIC_URL.property(), "http://localhost:" + settings.port());
        }
        return properties;
    }

    private static String in(Path home) throws CannotStart {
        Path file = home.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                SigningKey.writeOnce(file, make());
            }
            DataFolder.ownerOnly(file, "rw-------");
            String key = Files.readString(file).strip();
            if (key.length() < SHORTEST) {
                throw new CannotStart("The key of the events' addresses " + file.toAbsolutePath()
                        + " is broken: delete it and start again; addresses that were signed with it are void then.");
            }
            return key;
        } catch (IOException e) {
            throw DataFolder.notKept("The key of the events' addresses", file, e);
        }
    }

    private static String make() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
