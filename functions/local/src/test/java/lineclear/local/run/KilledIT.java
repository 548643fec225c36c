package lineclear.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lineclear.local.start.Connection;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * SIGKILL in the middle of writes: to the engine, to the service, to both. What was answered is there, holds end on
 * time, the history is complete, and no process is left behind. {@code -Dlineclear.kills=20} makes more rounds.
 */
class KilledIT {
    private static final int ROUNDS = Integer.getInteger("lineclear.kills", 3);
    private static final int CALLERS = 8;
    private static final Random RANDOM = new Random(17);
    private static final ObjectMapper JSON = new ObjectMapper();

    enum Victim {
        ENGINE,
        SERVICE,
        BOTH
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 9, unit = TimeUnit.MINUTES)
    void whatWasAnsweredIsThere(Victim victim) throws Exception {
        List<ProcessHandle> engines = new ArrayList<>();
        List<Traffic> all = new ArrayList<>();
        LocalRun run = LocalRun.start(folder, Map.of());
        try {
            for (int round = 0; round < ROUNDS; round++) {
                ProcessHandle engine = run.engine();
                engines.add(engine);
                List<Traffic> traffic = traffic(run.url(), round);
                LocalRun running = run;
                Instant until = hold(run.url(), "held-" + round);
                under(traffic, () -> kill(victim, running, engine));
                if (victim != Victim.ENGINE) {
                    run.close();
                    engine.onExit().get(10, TimeUnit.SECONDS);
                    run = LocalRun.start(folder, Map.of());
                }
                URI now = run.url();
                for (Traffic caller : traffic) {
                    caller.check(now);
                }
                endsOnTime(now, "held-" + round, until);
                all.addAll(traffic);
            }
            ProcessHandle last = run.engine();
            engines.add(last);
            everythingIsInTheHistory(last, all);
            assertEquals(143, run.terminate(), run.log());
        } finally {
            run.close();
        }
        int answers = all.stream().mapToInt(Traffic::answers).sum();
        assertTrue(answers > ROUNDS * CALLERS, "something was going on: " + answers);
        System.out.printf("%s killed %d times: %d answered writes, none lost%n", victim, ROUNDS, answers);
        for (ProcessHandle engine : engines) {
            engine.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    private List<Traffic> traffic(URI service, int round) throws Exception {
        String supervisor = LocalRun.token(service, "supervisor");
        String client = LocalRun.token(service, "client");
        List<Traffic> traffic = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            Traffic one = new Traffic(service, "a-" + round + "-" + caller, supervisor, client);
            one.begin();
            traffic.add(one);
        }
        return traffic;
    }

    private static void under(List<Traffic> traffic, Runnable kill) throws InterruptedException {
        List<Thread> threads = traffic.stream().map(Thread::new).toList();
        threads.forEach(Thread::start);
        while (traffic.stream().mapToInt(Traffic::answers).sum() < 10 * CALLERS) {
            Thread.sleep(5); // a process that has just started is slow; the test's own time limit ends this
        }
        Thread.sleep(RANDOM.nextInt(100));
        kill.run();
        Thread.sleep(400);
        traffic.forEach(Traffic::stop);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void kill(Victim victim, LocalRun run, ProcessHandle engine) {
        if (victim != Victim.SERVICE) {
            engine.destroyForcibly();
        }
        if (victim != Victim.ENGINE) {
            run.process().destroyForcibly();
        }
    }

    private static Instant hold(URI service, String agent) throws Exception {
        new Traffic(service, agent, LocalRun.token(service, "supervisor"), "").begin();
        HttpResponse<String> answer = reserve(service, agent, "first-" + agent);
        assertEquals(201, answer.statusCode(), answer.body());
        return Instant.parse(JSON.readTree(answer.body()).path("expiresAt").asText());
    }

    private static HttpResponse<String> reserve(URI service, String agent, String session) throws Exception {
        return LocalRun.send(
                service,
                "POST",
                "/agents/" + agent + "/reserve",
                LocalRun.token(service, "client"),
                "{\"sessionId\":\"" + session
                        + "\",\"channel\":\"voice\",\"holdSeconds\":3,\"customer\":{\"id\":\"c-2\"}}");
    }

    /** The clock that counts is the service's own: it said what it found, and when that ends. */
    private static void endsOnTime(URI service, String agent, Instant until) throws Exception {
        Duration left = Duration.between(Instant.now(), until);
        if (left.compareTo(Duration.ofSeconds(1)) > 0) {
            assertEquals(409, reserve(service, agent, "early-" + agent).statusCode(), "the hold outlives the kill");
        }
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), until).toMillis() + 1));
        assertEquals(201, reserve(service, agent, "next-" + agent).statusCode(), "and not its end");
    }

    private static void everythingIsInTheHistory(ProcessHandle engine, List<Traffic> traffic) throws Exception {
        try (DynamoDbClient client = client(engine)) {
            for (Traffic caller : traffic) {
                for (String session : caller.ended()) {
                    while (!isInTheHistory(client, caller.agent(), session)) {
                        Thread.sleep(50); // the test's own time limit ends this
                    }
                }
            }
        }
    }

    private static boolean isInTheHistory(DynamoDbClient client, String agent, String session) {
        return client.getItem(r -> r.tableName("lineclear")
                        .key(Map.of(
                                "pk", AttributeValue.fromS("agent#" + agent),
                                "sk", AttributeValue.fromS("session#" + session))))
                .hasItem();
    }

    private static DynamoDbClient client(ProcessHandle engine) throws IOException {
        List<String> arguments = List.of(engine.info().arguments().orElseThrow());
        URI endpoint = URI.create("http://" + arguments.get(arguments.indexOf("--host") + 1) + ":"
                + arguments.get(arguments.indexOf("--port") + 1));
        return new Connection(endpoint, "eu-central-1", true).clientThatGivesUp(Duration.ofSeconds(10));
    }
}
