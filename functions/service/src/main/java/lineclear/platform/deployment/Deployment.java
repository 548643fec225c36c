package lineclear.platform.deployment;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lineclear.platform.PhonePlatforms;
import lineclear.platform.PlatformNames;
import lineclear.platform.connect.AmazonConnect;
import lineclear.platform.kamailio.Kamailio;
import lineclear.platform.settings.Environment;
import lineclear.platform.standard.Standard;
import lineclear.platform.twilio.Twilio;
import lineclear.platform.vonage.Vonage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The phone platforms of this deployment. */
@Singleton
public class Deployment {
    private static final PlatformDocument DOCUMENT = new PlatformDocument(Map.of(
            "amazon-connect", AmazonConnect::of,
            "kamailio", Kamailio::of,
            "standard", Standard::of,
            "twilio", Twilio::of,
            "vonage", Vonage::of));

    private static final Pattern PATH =
            Pattern.compile("(?=/|~|\\.{1,2}/|[A-Za-z]:|.*\\.json$)([A-Za-z]:)?[^:=,\"'{}\\[\\]\\p{Cntrl}]{1,255}");

    /** A wrong setting must fail the start, not the first call. */
    void start(@Observes StartupEvent event, PhonePlatforms platforms) {
        platforms.names();
    }

    @Produces
    @Singleton
    PhonePlatforms platforms(
            @ConfigProperty(name = "lineclear.platforms", defaultValue = "{}") String document, Clock clock) {
        return read(document, Environment.ofThisProcess(clock));
    }

    /**
     * A function that neither hears nor asks them need not know more than their names: such as {@code kamailio,twilio}.
     */
    @Produces
    @Singleton
    PlatformNames names(
            @ConfigProperty(name = "lineclear.platform-names") Optional<List<String>> names, PhonePlatforms platforms) {
        return new PlatformNames(names.<Collection<String>>map(told -> told).orElseGet(platforms::names));
    }

    /**
     * The phone platforms of a deployment.
     *
     * @param document the platforms' settings as JSON, or the path of a file of it
     * @throws IllegalArgumentException when something is wrong; the message names the key and says what to write, and
     *     never quotes a secret
     */
    public static PhonePlatforms read(String document, Environment surroundings) {
        return DOCUMENT.read(text(document), surroundings);
    }

    /**
     * One platform's settings; empty when the document does not name it.
     *
     * @throws IllegalArgumentException as {@link #read}
     */
    public static Optional<TypedSection> section(String document, String name, Environment surroundings) {
        return DOCUMENT.section(text(document), name, surroundings);
    }

    /** Every phone platform that there is, in alphabetical order. */
    public static Set<String> types() {
        return DOCUMENT.types().keySet();
    }

    /**
     * What begins or ends as a path does, and cannot be a piece of JSON or a reference, may be repeated: the rest may
     * be a secret.
     */
    private static String named(String document) {
        return PATH.matcher(document).matches() ? ": " + document : "";
    }

    private static String text(String document) {
        if (document.stripLeading().startsWith("{")) {
            return document;
        }
        try {
            return Files.readString(Path.of(document.strip()));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "platforms is neither a JSON object nor a file that can be read" + named(document.strip()));
        }
    }
}
