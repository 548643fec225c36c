package lineclear.function;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import lineclear.agent.policy.Policies;
import lineclear.function.live.Origins;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.secret.Secrets;
import lineclear.platform.secret.Vault;
import lineclear.push.Delivery;
import lineclear.push.Postbox;
import lineclear.push.Tickets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock and the policies of this deployment. */
@Singleton
public class Rulebook {
    /** A wrong setting must fail the start, not the first call: whatever is injected here is made from the settings. */
    void start(@Observes StartupEvent event, Policies policies, EventUrls eventUrls) {
        policies.standard();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Policies policies(
            @ConfigProperty(name = "lineclear.default-policy", defaultValue = "keen") String defaultPolicy,
            @ConfigProperty(name = "lineclear.policies", defaultValue = "{}") String document) {
        return read(defaultPolicy, document);
    }

    @Produces
    @Singleton
    EventSettings eventSettings(
            @ConfigProperty(name = "lineclear.public-url") Optional<String> publicUrl,
            @ConfigProperty(name = "lineclear.events-key") Optional<String> key,
            Clock clock) {
        return EventSettings.read(publicUrl, key, new Vault(System::getenv, clock, new BoundedHttp()));
    }

    @Produces
    @Singleton
    EventUrls eventUrls(EventSettings settings, Clock clock) {
        return new EventUrls(settings.base(), new Secrets(settings.keys()), clock);
    }

    @Produces
    @Singleton
    Tickets tickets(EventSettings settings, Clock clock) {
        return new Tickets(new Secrets(settings.keys()), clock);
    }

    @Produces
    @Singleton
    Origins origins(EventSettings settings) {
        return new Origins(settings.base());
    }

    @Produces
    @Singleton
    Delivery delivery(
            Postbox postbox,
            @ConfigProperty(name = "lineclear.pushes-per-second", defaultValue = "" + Delivery.PER_SECOND)
                    int perSecond,
            Clock clock) {
        return new Delivery(postbox, perSecond, clock);
    }

    /**
     * The policies of a deployment.
     *
     * @param document the presets' changed settings and the deployment's own policies, as JSON, or the path of a file
     *     of it
     * @throws IllegalArgumentException when something is wrong; the message names the key and says what to write
     */
    public static Policies read(String defaultPolicy, String document) {
        return new Policies(PolicyDocument.policies(text(document)), defaultPolicy);
    }

    private static String text(String document) {
        if (document.stripLeading().startsWith("{")) {
            return document;
        }
        try {
            return Files.readString(Path.of(document.strip()));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "policies is neither a JSON object nor a file that can be read: " + document.strip());
        }
    }
}
