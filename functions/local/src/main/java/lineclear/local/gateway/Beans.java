package lineclear.local.gateway;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import lineclear.local.start.CannotStart;
import lineclear.local.start.SigningKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the gateway is made of. */
class Beans {
    @Produces
    @Singleton
    Routes routes() {
        return Routes.read(Thread.currentThread().getContextClassLoader().getResourceAsStream(Routes.DOCUMENT));
    }

    @Produces
    @Singleton
    Tokens tokens(@ConfigProperty(name = "lineclear.home") Optional<Path> home) throws CannotStart {
        return new Tokens(home.isPresent() ? SigningKey.in(home.get()) : SigningKey.make(), Clock.systemUTC());
    }
}
