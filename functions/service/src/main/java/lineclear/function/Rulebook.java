package lineclear.function;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import lineclear.agent.Policies;
import lineclear.agent.Presets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock and the policies of this deployment. */
@Singleton
public class Rulebook {
    /** A wrong setting must fail the start, not the first call. */
    void start(@Observes StartupEvent event, Policies policies) {
        policies.standard();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Policies policies(@ConfigProperty(name = "lineclear.default-policy", defaultValue = "keen") String defaultPolicy) {
        return new Policies(Presets.all(), defaultPolicy);
    }
}
