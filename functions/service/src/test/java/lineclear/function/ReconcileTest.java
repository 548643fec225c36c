package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lineclear.agent.Channel;
import lineclear.agent.Command;
import lineclear.agent.Customer;
import lineclear.agent.Kind;
import lineclear.agent.Policies;
import lineclear.agent.Presets;
import lineclear.dynamodb.Overdue;
import lineclear.platform.CallState;
import lineclear.platform.PhonePlatforms;
import org.junit.jupiter.api.AfterEach;
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

    /** A call that is over, of which the record does not know. */
    private void forgotten(String agentId) {
        workbench.available(agentId);
        workbench.agents.apply(
                agentId,
                new Command.Reserve("s-1", Channel.VOICE, Kind.STANDARD, new Customer("c-1", null, null), null, null));
        workbench.post(
                "connect",
                agentId,
                "client",
                "{\"sessionId\":\"s-1\",\"phase\":\"connected\",\"callId\":\"C-" + agentId
                        + "\",\"platform\":\"scripted\"}");
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
        Reconcile.Report report = workbench.reconcile(Duration.ZERO, 8).reconcile(null);
        assertEquals(0, report.checked());
        assertEquals(1, report.postponed());
        assertEquals(
                600 - 150,
                report.oldestSeconds(),
                "due when the hold of two minutes would have been over, and a margin");
        assertEquals(1, workbench.reconcile.reconcile(null).ended());
    }

    @Test
    void timeIsUpInTheMiddleOfAShardToo() {
        ofOneShard(3, Overdue.BATCH + 5).forEach(this::forgotten);
        workbench.clock.forward(Duration.ofMinutes(10));
        platform.meanwhile = () -> workbench.clock.forward(Duration.ofSeconds(51));
        Reconcile.Report report = workbench.reconcile.reconcile(new Reconcile.Order(List.of(3)));
        assertEquals(Overdue.BATCH, report.ended());
        assertEquals(5, report.postponed());
    }

    @Test
    void noShardWaitsForEverBehindTheOthers() {
        IntStream.range(0, Overdue.SHARDS)
                .forEach(shard -> forgotten(ofOneShard(shard, 1).get(0)));
        workbench.clock.forward(Duration.ofMinutes(10));
        platform.meanwhile = () -> workbench.clock.forward(Duration.ofSeconds(60));
        Reconcile oneByOne = workbench.reconcile(Duration.ofSeconds(50), 1);
        Map<Integer, Integer> ended = new HashMap<>();
        for (int run = 0; run < Overdue.SHARDS; run++) {
            ended.merge(oneByOne.reconcile(null).ended(), 1, Integer::sum);
        }
        assertEquals(Map.of(1, Overdue.SHARDS), ended);
    }

    @Test
    void aRecordThatCannotBeReadHoldsUpNobodyElse() {
        List<String> ids = ofOneShard(5, 3);
        ids.forEach(this::forgotten);
        workbench.client.updateItem(update -> update.tableName("lineclear")
                .key(Map.of(
                        "pk", AttributeValue.fromS("agent#" + ids.get(1)),
                        "sk", AttributeValue.fromS("record")))
                .updateExpression("SET intent.#s = :s")
                .expressionAttributeNames(Map.of("#s", "status"))
                .expressionAttributeValues(Map.of(":s", AttributeValue.fromS("from-a-later-version"))));
        workbench.clock.forward(Duration.ofMinutes(10));
        Reconcile.Report report = workbench.reconcile.reconcile(null);
        assertEquals(2, report.ended());
        assertEquals(1, report.postponed());
        assertEquals(600 - 150, report.oldestSeconds());
        workbench.clock.forward(Duration.ofMinutes(10));
        assertEquals(
                1200 - 150,
                workbench.reconcile.reconcile(null).oldestSeconds(),
                "it stays, and its age rings the alarm");
        assertEquals(
                2,
                workbench
                        .call("GET /agents", null, "supervisor", null)
                        .body()
                        .get("agents")
                        .size());
    }

    @Test
    void aTableThatDoesNotAnswerIsAFaultOfTheRun() {
        workbench.client.deleteTable(table -> table.tableName("lineclear"));
        assertThrows(RuntimeException.class, () -> workbench.reconcile.reconcile(null));
    }
}
