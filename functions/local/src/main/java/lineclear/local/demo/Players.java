package lineclear.local.demo;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lineclear.local.check.CheckAnswer;
import org.jboss.logging.Logger;

/** One thread for each agent of the cast, on which story follows story. */
final class Players {
    /** Nobody shows it for longer; somebody might forget it. */
    private static final Duration MOST = Duration.ofHours(1);

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int LONGEST_TALK = 25;
    private static final Logger LOG = Logger.getLogger("lineclear");

    private final ExecutorService threads = Executors.newFixedThreadPool(Cast.values().length, work -> {
        Thread thread = new Thread(work, "demo");
        thread.setDaemon(true);
        return thread;
    });
    private final DemoApi api;
    private final long endNanos = System.nanoTime() + MOST.toNanos();

    private Players(DemoApi api) {
        this.api = api;
    }

    /** @throws CannotDemo when an agent is refused; then those before are taken away again */
    static Players begin(DemoApi api, Exchange exchange, URI service, Consumer<String> told)
            throws CannotDemo, InterruptedException {
        Players players = new Players(api);
        List<Scene> scenes = new ArrayList<>();
        for (Cast agent : Cast.values()) {
            CheckAnswer answer = api.register(agent);
            if (!answer.accepted()) {
                players.end();
                throw new CannotDemo(agent.person() + " cannot be registered: " + answer.detail());
            }
            api.setStatus(agent, "available", null);
            scenes.add(new Scene(agent, api, exchange, service, told, new Random(agent.ordinal())));
        }
        scenes.forEach(scene -> players.threads.execute(() -> players.play(scene)));
        return players;
    }

    private void play(Scene scene) {
        Random random = new Random(scene.agent().ordinal());
        Story story = scene.agent().first();
        List<Story> later = scene.agent().stories();
        try {
            while (!over()) {
                while (!scene.ready() && !over()) {
                    pause(LOOK);
                }
                int talk = LONGEST_TALK / 2 + random.nextInt(LONGEST_TALK / 2);
                for (Iterator<Beat> beats = story.beats(talk).iterator(); beats.hasNext(); ) {
                    Beat beat = beats.next();
                    pause(beat.pause());
                    if (!beat.act().play(scene)) {
                        break;
                    }
                }
                story = later.get(random.nextInt(later.size()));
                pause(Duration.ofSeconds(1 + random.nextInt(5)));
            }
            scene.leaves();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "demo: %s goes home", scene.agent().agentId());
        }
    }

    private static void pause(Duration pause) throws InterruptedException {
        Thread.sleep(pause.toMillis());
    }

    boolean over() {
        return threads.isShutdown() || System.nanoTime() - endNanos > 0;
    }

    /** Everybody stops where they are. */
    void interrupt() {
        threads.shutdownNow();
    }

    /** Everybody stops, and is taken away. False when somebody could not be. */
    boolean end() throws InterruptedException {
        interrupt();
        threads.awaitTermination(10, TimeUnit.SECONDS);
        return removed(api);
    }

    /** Takes away whoever is there of the cast. False when somebody could not be. */
    static boolean removed(DemoApi api) {
        boolean all = true;
        try {
            for (Cast agent : Cast.values()) {
                all &= new Scene(agent, api, null, null, sentence -> {}, null).leaves();
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
