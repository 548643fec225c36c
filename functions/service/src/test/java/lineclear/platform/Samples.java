package lineclear.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineclear.platform.deployment.Deployment;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.settings.Environment;

/** The bodies in {@code events/webhooks/<platform>}, and platforms that are set up for a test. */
public final class Samples {
    private static final Path WEBHOOKS = Path.of("../../events/webhooks");

    private Samples() {}

    public static byte[] body(String platform, String sample) {
        try {
            return Files.readAllBytes(WEBHOOKS.resolve(platform).resolve(sample));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the page and the stories beside them. */
    public static Set<String> names(String platform) {
        try (Stream<Path> files = Files.list(WEBHOOKS.resolve(platform))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".md") && !name.endsWith(".story"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only platform of a document, in which single quotes stand for double ones. */
    public static PhonePlatform platform(String document, Clock clock, BoundedHttp web) {
        return platform(document, Map.of(), clock, web);
    }

    public static PhonePlatform platform(
            String document, Map<String, String> environment, Clock clock, BoundedHttp web) {
        PhonePlatforms platforms =
                Deployment.read(document.replace('\'', '"'), new Environment(environment::get, clock, web));
        return platforms.named(platforms.names().iterator().next()).orElseThrow();
    }

    public static PhonePlatform platform(String document) {
        return platform(document, Clock.systemUTC(), new BoundedHttp());
    }
}
