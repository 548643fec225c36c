package lineclear.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import lineclear.local.demo.DemoFloor;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Once everything listens: says where to look, and stays until the process is told to stop. */
@Singleton
class Ready implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger("lineclear");

    private final Config config;
    private final DemoFloor demo;

    Ready(Config config, DemoFloor demo) {
        this.config = config;
        this.demo = demo;
    }

    @Override
    public int run(String... args) {
        // Asked for only now: where any port would do, it is known once it listens.
        String here = "http://localhost:" + config.getValue("quarkus.http.port", Integer.class);
        LOG.infof(
                "Lineclear is ready: %s (pages), %s/docs (the API). Data: %s. Stop with Ctrl-C.",
                here, here, config.getValue("lineclear.data", String.class));
        demo.sweep();
        Quarkus.waitForExit();
        return 0;
    }

    void stop(@Observes ShutdownEvent event) {
        LOG.info("Lineclear is stopping.");
    }
}
