package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.contract.Sample;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.frozen.Frozen;
import lineclear.patience.FunctionLimit;
import lineclear.platform.CallEvent;
import lineclear.platform.CallState;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatforms;
import lineclear.word.Channel;
import lineclear.word.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The engine is stopped under the functions; every one of them answers before its limit. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it stops no process")
@Tag("exhaustive")
class FrozenTableTest {
    /** Well below ten seconds, the shortest limit that a function has. */
    private static final Duration SOON = Duration.ofSeconds(8);

    private static final CallEvent CALL = new CallEvent(
            "C-9", CallEvent.Step.CONNECTED, null, "webhook", null, Channel.VOICE, Kind.STANDARD, null, null);

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final Workbench workbench =
            new Workbench(new Policies(Presets.policies(), "keen"), new PhonePlatforms(List.of(platform)));

    @BeforeEach
    void oursToStop() {
        assumeTrue(workbench.database.process().isPresent());
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private Frozen frozen() {
        return new Frozen(workbench.database.process().orElseThrow());
    }

    /** What happens to an agent of that name, who is held for session s-1 of that agent. */
    private Map<String, Supplier<Workbench.Answer>> calls() {
        Map<String, Supplier<Workbench.Answer>> calls = new LinkedHashMap<>();
        calls.put(
                "register",
                () -> workbench.call("PUT /agents/{agentId}", "register", "supervisor", "{\"name\":\"Bea\"}"));
        calls.put("show", () -> workbench.show("show"));
        calls.put("list", () -> workbench.call("GET /agents", null, "supervisor", null));
        calls.put("reserve", () -> workbench.reserve("reserve", "s-2"));
        calls.put("connect", () -> workbench.connect("connect", "s-1", "connected"));
        calls.put("release", () -> workbench.release("release", "s-1", "cancelled"));
        calls.put("verify", () -> workbench.post("verify", "verify", "supervisor", "{}"));
        calls.put("clear", () -> workbench.post("clear", "clear", "supervisor", "{\"version\":3}"));
        calls.put("set-status", () -> workbench.post("set-status", "set-status", "agent", "{\"status\":\"break\"}"));
        calls.put(
                "webhook",
                () -> workbench.call("POST /webhooks/{platform}", null, "client", "{}", event -> {
                    event.setPathParameters(Map.of("platform", "scripted"));
                    return event;
                }));
        calls.put("heartbeat", () -> workbench.post("heartbeat", "heartbeat", "agent", "{}"));
        return calls;
    }

    private void prepare(Map<String, Supplier<Workbench.Answer>> calls) {
        calls.keySet().forEach(workbench::available);
        calls.keySet().stream().filter(name -> !name.equals("reserve")).forEach(name -> workbench.reserve(name, "s-1"));
    }

    private record Timed(Workbench.Answer answer, Duration took) {
        static Timed of(Supplier<Workbench.Answer> call) {
            long start = System.nanoTime();
            Workbench.Answer answer = call.get();
            return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    @Test
    void everyRequestHearsTryAgainInSecondsAndItsRepeatIsAnsweredAsIfNothingHadBeen() {
        platform.hears = new Heard.Events(List.of(CALL));
        Map<String, Supplier<Workbench.Answer>> calls = calls();
        prepare(calls);
        Map<String, CompletableFuture<Timed>> asked = new LinkedHashMap<>();
        try (Frozen frozen = frozen()) {
            calls.forEach((name, call) -> asked.put(
                    name, CompletableFuture.supplyAsync(() -> Timed.of(call), task -> new Thread(task).start())));
            asked.forEach((name, answer) -> {
                assertEquals("try-again", answer.join().answer().code(), name);
                assertTrue(answer.join().answer().headers().containsKey("Retry-After"), name);
                assertTrue(
                        answer.join().took().compareTo(SOON) < 0,
                        name + " took " + answer.join().took());
            });
        }
        calls.forEach((name, call) -> assertTrue(call.get().status() < 300, name));
        assertEquals(
                "s-2",
                workbench.show("reserve").agent().at("/sessions/0/sessionId").asText());
        // Registered, available and held; and then what was asked for, once.
        assertEquals(3, version("reserve"));
        assertEquals(4, version("connect"));
        assertEquals(4, version("release"));
        assertEquals(4, version("register"));
    }

    /** Whether the hold was written nobody knows; under the name that reserve made, the repeat is the same request. */
    @Test
    void whoLeftTheSessionsNameToReserveHearsItSoThatTheRepeatIsTheSame() {
        workbench.available("a-17");
        String hold = "{\"channel\":\"voice\",\"customer\":{\"id\":\"c-9\"}%s}";
        String detail;
        try (Frozen frozen = frozen()) {
            detail = workbench
                    .post("reserve", "a-17", "client", hold.formatted(""))
                    .body()
                    .get("detail")
                    .asText();
        }
        Matcher told = Pattern.compile("Repeating the request with the sessionId (\\S+) is safe")
                .matcher(detail);
        assertTrue(told.find(), detail);
        String again = hold.formatted(",\"sessionId\":\"" + told.group(1) + "\"");
        assertTrue(workbench.post("reserve", "a-17", "client", again).status() < 300);
        assertEquals(
                told.group(1),
                workbench.show("a-17").agent().at("/sessions/0/sessionId").asText());
    }

    private void onACallOfAPlatform() {
        workbench.available("a-17");
        workbench.reserve("a-17", "s-1");
        workbench.post(
                "connect",
                "a-17",
                "client",
                "{\"sessionId\":\"s-1\",\"phase\":\"connected\",\"callId\":\"C-1\",\"platform\":\"scripted\"}");
    }

    private long version(String agentId) {
        return workbench.show(agentId).agent().get("version").asLong();
    }

    @Test
    void anEngineThatStopsWhileAPlatformIsAskedIsNoReasonToMissTheLimit() {
        onACallOfAPlatform();
        platform.calls.put("C-1", new CallState.Ended(null));
        List<Frozen> frozen = new ArrayList<>();
        platform.meanwhile = () -> frozen.add(frozen());
        try {
            Timed cleared = Timed.of(() -> workbench.post("clear", "a-17", "supervisor", "{\"version\":4}"));
            assertEquals("try-again", cleared.answer().code());
            assertTrue(cleared.took().compareTo(SOON) < 0, cleared.took()::toString);
        } finally {
            frozen.forEach(Frozen::close);
        }
        platform.meanwhile = () -> {};
        assertEquals(
                200,
                workbench.post("clear", "a-17", "supervisor", "{\"version\":4}").status());
        assertEquals(5, version("a-17"));
    }

    @Test
    void aPlatformThatNeverAnswersIsNotWaitedForLongerThanTheFunctionLasts() {
        onACallOfAPlatform();
        CountDownLatch never = new CountDownLatch(1);
        platform.meanwhile = () -> {
            try {
                never.await();
            } catch (InterruptedException given) {
                Thread.currentThread().interrupt();
            }
        };
        Timed verified = Timed.of(() -> workbench.post("verify", "a-17", "supervisor", "{}"));
        assertEquals("unknown", verified.answer().body().get("verdict").asText());
        assertTrue(verified.took().compareTo(FunctionLimit.VERIFY.limit()) < 0, verified.took()::toString);
    }

    @Test
    void aBatchOfTheStreamWaitsForTheTableOnceAndFails() {
        workbench.available("a-17");
        try (Frozen frozen = frozen()) {
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertThrows(TableUnreachable.class, () -> workbench.history.history(ended()));
            }
            assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(FunctionLimit.HISTORY.limit()) < 0);
        }
        workbench.clock.forward(Duration.ofMinutes(1));
        workbench.history.history(ended());
    }

    /** A stream record after which there is something to write down. */
    private static DynamodbEvent.DynamodbStreamRecord ended() {
        JsonNode told = Sample.named("history").event().at("/Records/0/dynamodb");
        return Items.told(told.get("OldImage"), told.get("NewImage"));
    }

    @Test
    void aRunOfReconcileGivesUpAtOnceAndTheNextOneFindsWhatIsLeft() {
        try (Frozen frozen = frozen()) {
            long start = System.nanoTime();
            assertThrows(TableUnreachable.class, () -> workbench.reconcile.reconcile(null));
            assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(20)) < 0);
        }
        workbench.reconcile.reconcile(null);
    }
}
