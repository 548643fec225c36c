package lineclear.local.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import lineclear.local.check.Http;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The demo floor of this process: at most one, started and stopped by whoever sits here. */
@Singleton
public class DemoFloor {
    /** Sentences that are remembered. */
    private static final int MOST_TOLD = 20;

    private final Config config;
    private final Optional<String> secret;
    private final Leftovers leftovers;
    private final Clock clock;
    private final Deque<Told> told = new ArrayDeque<>();
    /** Read without waiting for whoever starts or stops it. */
    private volatile Playing playing;

    private volatile Exchange exchange;

    private record Playing(Players players, Instant since) {}

    private record Told(Instant at, String sentence) {}

    DemoFloor(
            Config config,
            Clock clock,
            @ConfigProperty(name = DemoPlatform.SECRET) Optional<String> secret,
            @ConfigProperty(name = "lineclear.home") Optional<Path> home) {
        this.config = config;
        this.clock = clock;
        this.secret = secret;
        this.leftovers = new Leftovers(home);
    }

    /**
     * Makes the agents and lets their customers come; nothing when they are there already.
     *
     * @throws CannotDemo when this process has no demo floor, or does not take its agents
     */
    public synchronized void start() throws CannotDemo, InterruptedException {
        if (isRunning()) {
            return;
        }
        URI service = service();
        Http http = new Http();
        byte[] key = Base64.getDecoder()
                .decode(secret.orElseThrow(() -> new CannotDemo("There is none here: it needs a port that is known"
                        + " beforehand, data on this machine, and no phone platform called "
                        + DemoPlatform.NAME + ".")));
        exchange = new Exchange(http, key, clock);
        leftovers.note();
        synchronized (told) {
            told.clear();
        }
        Instant since = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        playing = new Playing(Players.begin(new DemoApi(http, service), exchange, service, this::tell), since);
    }

    /** Ends every conversation, and takes the agents away; nothing when there are none. */
    public synchronized void stop() throws InterruptedException {
        if (playing != null) {
            boolean nobodyIsLeft = playing.players().end();
            playing = null;
            if (nobodyIsLeft) {
                leftovers.gone();
            }
        }
    }

    /** Takes away whom a process that was killed has left, beside whatever else goes on. */
    public void sweep() {
        if (secret.isPresent() && leftovers.noted()) {
            Thread sweeping = new Thread(this::sweepNow, "demo-sweep");
            sweeping.setDaemon(true);
            sweeping.start();
        }
    }

    /** Whoever starts the floor meanwhile waits, and has agents of their own. */
    private synchronized void sweepNow() {
        if (!isRunning() && Players.removed(new DemoApi(new Http(), service()))) {
            leftovers.gone();
        }
    }

    /** From here on the service takes no requests any more. */
    void stopping(@Observes ShutdownDelayInitiatedEvent event) {
        Playing now = playing;
        if (now != null) {
            now.players().interrupt();
        }
    }

    private boolean isRunning() {
        return isRunning(playing);
    }

    private static boolean isRunning(Playing now) {
        return now != null && !now.players().over();
    }

    /** Whether it runs, since when, and what has happened lately, the newest last. Waits for nobody. */
    public ObjectNode state() {
        Playing now = playing;
        ObjectNode state = JsonNodeFactory.instance.objectNode().put("running", isRunning(now));
        if (isRunning(now)) {
            state.put("since", now.since().toString()).put("agents", Cast.values().length);
            ArrayNode lately = state.putArray("told");
            synchronized (told) {
                told.forEach(
                        one -> lately.addObject().put("at", one.at().toString()).put("text", one.sentence()));
            }
        }
        return state;
    }

    /** What the demo's phone system says about a call. */
    public ObjectNode call(String callId) {
        Exchange asked = exchange;
        return asked == null ? JsonNodeFactory.instance.objectNode().put("state", "ended") : asked.state(callId);
    }

    private void tell(String sentence) {
        synchronized (told) {
            told.add(new Told(clock.instant().truncatedTo(ChronoUnit.MILLIS), sentence));
            while (told.size() > MOST_TOLD) {
                told.remove();
            }
        }
    }

    private URI service() {
        return URI.create("http://127.0.0.1:" + config.getValue("quarkus.http.port", Integer.class));
    }
}
