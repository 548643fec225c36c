package lineclear.desk;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the function answers with. */
class Beans {
    /** A wrong setting must fail the start, not the first call. */
    void start(@Observes StartupEvent event, DeskSettings settings) {
        settings.origins();
    }

    @Produces
    @Singleton
    PageFiles pageFiles() {
        return new PageFiles();
    }

    @Produces
    @Singleton
    DeskSettings deskSettings(
            @ConfigProperty(name = "lineclear.sign-in.local", defaultValue = "false") boolean local,
            @ConfigProperty(name = "lineclear.public-url") Optional<String> publicUrl,
            @ConfigProperty(name = "lineclear.sign-in.issuer") Optional<String> issuer,
            @ConfigProperty(name = "lineclear.sign-in.client") Optional<String> client,
            @ConfigProperty(name = "lineclear.sign-in.scopes", defaultValue = "openid") String scopes,
            @ConfigProperty(name = "lineclear.sign-in.origins") Optional<String> origins,
            @ConfigProperty(name = "lineclear.socket-url") Optional<String> socketUrl) {
        return DeskSettings.read(local, publicUrl, issuer, client, scopes, origins, socketUrl);
    }
}
