package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.agent.record.Customer;
import lineclear.dynamodb.Overdue;
import lineclear.inquiry.ReconcileReport;
import lineclear.patience.Patience;
import lineclear.platform.CallState;
import lineclear.platform.PhonePlatforms;
import lineclear.word.Channel;
import lineclear.word.Kind;
import lineclear.word.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Runs of reconcile that do not come to their end, and records that hold up others. */
class ReconcileTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final Workbench workbench =
            new Workbench(new Policies(Presets.policies(), "keen"), new PhonePlatforms(List.of(platform)));

    @AfterEach
    void close() {
        workbench.close();
    }

    @Test
    void aRunLastsAsLongAsItsLimitTakesItFor() {
        Duration most = Duration.parse(Reconcile.MOST);
        assertEquals(Patience.RUN.most(), most);
        assertEquals(Patience.LAST_WRITES.most(), most.dividedBy(2));
    }

    private void connect(String agentId, String sessionId, String phase, String callId) {
        workbench.post(
                "connect",
                agentId,
                "client",
                "{\"sessionId\":\"" + sessionId + "\",\"phase\":\"" + phase + "\",\"callId\":\"" + callId
                        + "\",\"platform\":\"scripted\"}");
    }

    /** A call that is over, of which the record does not know. */
    private void forgotten(String agentId) {
        workbench.available(agentId);
        workbench.agents.apply(
                agentId,
                new Command.Reserve("s-1", Channel.VOICE, Kind.STANDARD, new Customer("c-1", null, null), null, null));
        connect(agentId, "s-1", "connected", "C-" + agentId);
        platform.calls.put("C-" + agentId, new CallState.Ended(null));
    }

    /** Names of agents who all have their check in one shard. */
    private static List<String> ofOneShard(int shard, int count) {
        return IntStream.range(0, 100_000)
                .mapToObj(i -> "a-" + i)
                .filter(id -> Math.floorMod(id.hashCode(), Overdue.SHARDS) == shard)
                .limit(count)
                .toList();
    }

    @Test
    void whatIsLeftWhenTimeIsUpIsCountedWithItsAge() {
        forgotten("a-1");
        workbench.clock.forward(Duration.ofMinutes(10));
        ReconcileReport report = workbench.reconcile(Duration.ZERO, 8).reconcile(null);
        assertEquals(0, report.checked());
        assertEquals(1, report.postponed());
        assertEquals(600 - 60, report.oldestSeconds(), "due when the conversation was a minute old");
        assertEquals(1, workbench.reconcile.reconcile(null).ended());
    }

    @Test
    @Tag("exhaustive")
    void timeIsUpInTheMiddleOfAShardToo() {
        ofOneShard(3, Overdue.BATCH + 5).forEach(this::forgotten);
        workbench.clock.forward(Duration.ofMinutes(10));
        workbench.beforePages = () -> workbench.clock.forward(Duration.ofSeconds(26));
        ReconcileReport report = workbench.reconcile.reconcile(new Reconcile.Order(List.of(3)));
        assertEquals(Overdue.BATCH, report.ended(), "another page would leave no time to ask");
        assertEquals(5, report.postponed());
        assertEquals(600 - 60 + 26, report.oldestSeconds());
    }

    @Test
    @Tag("exhaustive")
    void noShardWaitsForEverBehindTheOthers() {
        IntStream.range(0, Overdue.SHARDS)
                .forEach(shard -> forgotten(ofOneShard(shard, 1).get(0)));
        workbench.clock.forward(Duration.ofMinutes(10));
        workbench.beforePages = () -> workbench.clock.forward(Duration.ofSeconds(30));
        Reconcile oneByOne = workbench.reconcile(Duration.ofSeconds(50), 1);
        Map<Integer, Integer> ended = new HashMap<>();
        for (int run = 0; run < Overdue.SHARDS; run++) {
            ended.merge(oneByOne.reconcile(null).ended(), 1, Integer::sum);
        }
        assertEquals(Map.of(1, Overdue.SHARDS), ended);
    }

    private void set(String agentId, String expression, AttributeValue value) {
        workbench.client.updateItem(update -> update.tableName("lineclear")
                .key(Map.of(
                        "pk", AttributeValue.fromS("agent#" + agentId),
                        "sk", AttributeValue.fromS("record")))
                .updateExpression("SET " + expression + " = :value")
                .expressionAttributeNames(expression.contains("#s") ? Map.of("#s", "status") : null)
                .expressionAttributeValues(Map.of(":value", value)));
    }

    @Test
    void aRecordThatCannotBeReadHoldsUpNobodyElse() {
        List<String> ids = ofOneShard(5, 3);
        ids.forEach(this::forgotten);
        set(ids.get(1), "intent.#s", AttributeValue.fromS("from-a-later-version"));
        workbench.clock.forward(Duration.ofMinutes(10));
        ReconcileReport report = workbench.reconcile.reconcile(null);
        assertEquals(2, report.ended());
        assertEquals(1, report.postponed());
        assertEquals(600 - 60, report.oldestSeconds());
        workbench.clock.forward(Duration.ofMinutes(10));
        long oldest = workbench.reconcile.reconcile(null).oldestSeconds();
        assertEquals(1200 - 60, oldest, "it stays, and its age rings the alarm");
        assertEquals(2, listed());
    }

    @Test
    void whatALaterVersionAddsIsNoHindrance() {
        List<AttributeValue> additions = List.of(
                AttributeValue.fromBool(true),
                AttributeValue.fromN("1.5"),
                AttributeValue.fromNul(true),
                AttributeValue.fromSs(List.of("one")));
        List<String> ids = ofOneShard(5, additions.size());
        ids.forEach(this::forgotten);
        ids.forEach(id -> set(id, "fromALaterVersion", additions.get(ids.indexOf(id))));
        assertEquals(additions.size(), listed());
        workbench.clock.forward(Duration.ofMinutes(10));
        assertEquals(additions.size(), workbench.reconcile.reconcile(null).ended());
    }

    private int listed() {
        return workbench
                .call("GET /agents", null, "supervisor", null)
                .body()
                .get("agents")
                .size();
    }

    private Outcome answered(String sessionId, String callId) {
        return workbench.agents.apply(
                "a-1",
                new Command.Connect(
                        sessionId,
                        Phase.CONNECTED,
                        callId,
                        "scripted",
                        Channel.VOICE,
                        Kind.DIRECT,
                        Command.Authority.FACT));
    }

    private String status() {
        return workbench.show("a-1").agent().get("status").asText();
    }

    /** A program asks before it bridges. */
    @Test
    void aCallThatThePlatformMayNotKnowYetIsNotAskedAbout() {
        workbench.available("a-1");
        workbench.reserve("a-1", "s-1");
        connect("a-1", "s-1", "ringing", "C-1");
        workbench.clock.forward(Duration.ofSeconds(100));
        connect("a-1", "s-1", "connected", "C-1");
        platform.calls.put("C-1", new CallState.Ended(null));
        workbench.clock.forward(Duration.ofSeconds(59));
        assertEquals(ReconcileReport.NOTHING, workbench.reconcile.reconcile(null));
        assertEquals(List.of(), platform.asked);
        assertEquals("connected", status());
    }

    @Test
    void anAnswerThatIsOlderThanTheCallsEventIsNone() {
        platform.meanwhile = () -> answered(null, "C-1");
        ReconcileReport report = rangOut("s-1", new CallState.Live("a-1"));
        assertEquals(0, report.connected());
        assertEquals("connected", status());
        long version = workbench.show("a-1").agent().get("version").asLong();
        platform.meanwhile = () -> {};
        workbench.reconcile.reconcile(null);
        assertEquals(version, workbench.show("a-1").agent().get("version").asLong());
    }

    /** The phone rang, the event of its answer was lost, and the time to ring is up. */
    private ReconcileReport rangOut(String sessionId, CallState state) {
        workbench.available("a-1");
        workbench.reserve("a-1", sessionId);
        connect("a-1", sessionId, "ringing", "C-1");
        platform.calls.put("C-1", state);
        workbench.clock.forward(Duration.ofSeconds(150));
        return workbench.reconcile.reconcile(null);
    }

    @Test
    void whoTalksIsConnectedThoughNobodyHasSaidSo() {
        ReconcileReport report = rangOut("s-1", new CallState.Live("a-1"));
        assertEquals("connected", status());
        assertEquals(0, report.lapsed());
        workbench.clock.forward(Duration.ofMinutes(10));
        platform.calls.put("C-1", new CallState.Ended(workbench.clock.instant()));
        assertEquals(1, workbench.reconcile.reconcile(null).ended());
        assertEquals("available", status());
    }

    private void registered(String agentId, String platform, String address) {
        Workbench.Answer answer = workbench.call(
                "PUT /agents/{agentId}",
                agentId,
                "supervisor",
                "{\"name\":\"Ada\",\"addresses\":[{\"platform\":\"" + platform + "\",\"value\":\"" + address + "\"}]}");
        assertEquals(201, answer.status());
    }

    @Test
    void whoTalksMayBeNamedByAnAddressAmongThoseOfOthers() {
        registered("a-1", "scripted", "447700900001");
        registered("a-2", "scripted", "447700900002");
        rangOut("s-1", new CallState.Live(Set.of("447700900002", "447700900001", "447700999999")));
        assertEquals("connected", status());
    }

    @Test
    void theCallMayBeUpWithSomebodyElseByNow() {
        registered("a-2", "scripted", "447700900002");
        registered("a-3", "another", "447700900003");
        List<CallState> states = List.of(
                new CallState.Live("a-2"),
                new CallState.Live(Set.of("447700900002", "447700900003", "a-1")),
                new CallState.Live(),
                new CallState.Ended(null),
                new CallState.Unknown(""));
        for (CallState state : states) {
            assertEquals(0, rangOut("s-" + states.indexOf(state), state).connected());
            assertEquals("available", status());
            workbench.clock.forward(Duration.ofMinutes(20));
            assertEquals(1, workbench.reconcile.reconcile(null).lapsed());
        }
    }

    @Test
    void whoTalksTakesTheAgentBackFromAHoldThatWasGrantedMeanwhile() {
        platform.meanwhile = () -> workbench.reserve("a-1", "s-2");
        rangOut("s-1", new CallState.Live("a-1"));
        assertEquals("connected", status());
        assertEquals("hold-revoked", workbench.reserve("a-1", "s-2").code());
    }

    @Test
    void whatAnEventHasEndedMeanwhileIsNotReconcilesDoing() {
        forgotten("a-1");
        answered("s-2", "C-2");
        platform.calls.put("C-2", new CallState.Live());
        workbench.clock.forward(Duration.ofMinutes(10));
        platform.meanwhile = () -> workbench.release("a-1", "s-1", "completed");
        ReconcileReport report = workbench.reconcile.reconcile(null);
        assertEquals(0, report.ended());
        assertEquals(1, report.live());
    }

    @Test
    void aPhoneThatRangOutIsAskedAboutUntilItIsForgottenAndThenWrittenDownOnce() {
        assertEquals(0, rangOut("s-1", new CallState.Unknown("")).lapsed());
        workbench.clock.forward(Duration.ofMinutes(14));
        ReconcileReport asks = workbench.reconcile.reconcile(null);
        assertEquals(1, asks.checked());
        assertEquals(0, asks.lapsed());
        workbench.clock.forward(Duration.ofMinutes(1));
        ReconcileReport forgets = workbench.reconcile.reconcile(null);
        assertEquals(1, forgets.checked());
        assertEquals(1, forgets.lapsed());
        assertEquals(ReconcileReport.NOTHING, workbench.reconcile.reconcile(null));
    }

    /** The first question found the platform silent. */
    @Test
    void whoTalksIsConnectedByALaterLookToo() {
        rangOut("s-1", new CallState.Unknown(""));
        platform.calls.put("C-1", new CallState.Live("a-1"));
        workbench.clock.forward(Duration.ofMinutes(1));
        assertEquals(1, workbench.reconcile.reconcile(null).connected());
        assertEquals("connected", status());
    }

    @Test
    void aHoldIsNeverLookedAt() {
        workbench.available("a-1");
        workbench.reserve("a-1", "s-1");
        workbench.clock.forward(Duration.ofMinutes(3));
        assertEquals(ReconcileReport.NOTHING, workbench.reconcile.reconcile(null));
    }

    @Test
    void aLookWritesNothingWhereNothingIsWrong() {
        forgotten("a-1");
        platform.calls.put("C-a-1", new CallState.Live());
        workbench.clock.forward(Duration.ofHours(1));
        Map<String, AttributeValue> before = item("a-1");
        assertEquals(1, workbench.reconcile.reconcile(null).live());
        assertEquals(before, item("a-1"));
    }

    private Map<String, AttributeValue> item(String agentId) {
        return workbench
                .client
                .getItem(get -> get.tableName("lineclear")
                        .key(Map.of(
                                "pk", AttributeValue.fromS("agent#" + agentId),
                                "sk", AttributeValue.fromS("record"))))
                .item();
    }

    /** Its tombstone has lost its place; the history says that only the hold was over. */
    @Test
    void aHoldThatRanOutMayComeBackThoughItsTombstoneIsGone() {
        workbench.available("a-1");
        workbench.client.putItem(put -> put.tableName("lineclear")
                .item(Map.of(
                        "pk", AttributeValue.fromS("agent#a-1"),
                        "sk", AttributeValue.fromS("session#s-1"),
                        "v", AttributeValue.fromN("3"),
                        "endedAt", AttributeValue.fromN("1"),
                        "ending", AttributeValue.fromS("expired"))));
        answered("s-1", "C-1");
        assertEquals("busy", status());
    }

    @Test
    void aTableThatDoesNotAnswerIsAFaultOfTheRun() {
        workbench.client.deleteTable(table -> table.tableName("lineclear"));
        assertThrows(RuntimeException.class, () -> workbench.reconcile.reconcile(null));
    }
}
