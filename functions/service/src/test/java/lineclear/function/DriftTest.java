package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lineclear.dynamodb.DriftRuns;
import lineclear.inquiry.ReconcileReport;
import lineclear.word.Times;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far the records were from the truth, over the last hour. */
class DriftTest {
    private static final String ROUTE = "GET /drift";

    private final Workbench workbench = new Workbench();
    private final DriftRuns runs = new DriftRuns(workbench.client, "lineclear");

    @AfterEach
    void close() {
        workbench.close();
    }

    private Workbench.Answer ask(String scope, String minutes) {
        return workbench.call(ROUTE, null, scope, null, event -> {
            event.setQueryStringParameters(minutes == null ? null : Map.of("minutes", minutes));
            return event;
        });
    }

    private JsonNode drift() {
        return ask("supervisor", null).body();
    }

    private void run(int looks, int ended, long oldestSeconds) {
        runs.write(new DriftRuns.Run(workbench.clock.instant(), 0, looks, ended, 0, 1, 2, 3, 4, oldestSeconds));
    }

    @Test
    void beforeTheFirstRunThereIsNothing() {
        JsonNode drift = drift();
        assertEquals(0, drift.get("runs").asInt());
        assertEquals(0, drift.get("looks").asInt());
        assertFalse(drift.has("lastRun"));
    }

    @Test
    void everyRunOfReconcileIsKept() {
        workbench.reconcile.reconcile(null);
        String first = Times.text(workbench.clock.instant());
        assertEquals(first, drift().get("lastRun").asText());
        workbench.clock.forward(Duration.ofMinutes(1));
        workbench.reconcile.reconcile(null);
        assertEquals(2, drift().get("runs").asInt());
        assertEquals(
                Times.text(workbench.clock.instant()), drift().get("lastRun").asText());
    }

    @Test
    void runsThatShareTheShardsAndTheMillisecondAreAllKept() {
        for (int shard = 0; shard < 16; shard++) {
            workbench.reconcile.reconcile(new Reconcile.Order(List.of(shard)));
        }
        assertEquals(16, drift().get("runs").asInt());
    }

    @Test
    void looksAndRepairsAreSummedUpAndTheOldestIsTheOldest() {
        run(400, 1, 12);
        workbench.clock.forward(Duration.ofMinutes(1));
        run(412, 2, 41);
        workbench.clock.forward(Duration.ofMinutes(1));
        run(0, 0, 0);
        JsonNode drift = drift();
        assertEquals(60, drift.get("minutes").asInt());
        assertEquals(3, drift.get("runs").asInt());
        assertEquals(812, drift.get("looks").asInt());
        assertEquals(
                "{\"ended\":3,\"connected\":0,\"lapsed\":3}",
                drift.get("repairs").toString());
        assertEquals(6, drift.get("live").asInt());
        assertEquals(9, drift.get("unknown").asInt());
        assertEquals(12, drift.get("postponed").asInt());
        assertEquals(41, drift.get("oldestSeconds").asInt());
    }

    @Test
    void aRunCountsForAnHourToTheMillisecond() {
        run(5, 0, 0);
        workbench.clock.forward(Duration.ofHours(1));
        assertEquals(5, drift().get("looks").asInt());
        workbench.clock.forward(Duration.ofMillis(1));
        assertEquals(0, drift().get("looks").asInt());
    }

    @Test
    void fewerMinutesCanBeAskedFor() {
        run(5, 0, 0);
        workbench.clock.forward(Duration.ofMinutes(10));
        run(7, 0, 0);
        assertEquals(7, ask("supervisor", "9").body().get("looks").asInt());
        assertEquals(12, ask("supervisor", "10").body().get("looks").asInt());
        for (String wrong : new String[] {"0", "61", "-1", "ten", "", "1.5"}) {
            assertEquals("invalid-request", ask("supervisor", wrong).code(), wrong);
        }
    }

    @Test
    void onlyASupervisorMayAsk() {
        assertEquals("forbidden", ask("client", null).code());
    }

    /** What was repaired is repaired, and the next run begins anew. */
    @Test
    void aRunWhoseFiguresCannotBeKeptEndsAllTheSame() {
        DriftRuns nowhere = new DriftRuns(workbench.client, "no-such-table");
        assertThrows(
                RuntimeException.class,
                () -> nowhere.write(new DriftRuns.Run(workbench.clock.instant(), 0, 1, 0, 0, 0, 0, 0, 0, 0)));
        assertEquals(
                ReconcileReport.NOTHING,
                workbench.reconcile(Duration.ofSeconds(50), 8, nowhere).reconcile(null));
    }
}
