package lineclear.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import lineclear.metrics.Measurement;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00.123Z");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Metrics metrics = new EmbeddedMetrics(
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    "lineclear-dev",
                    new PrintStream(log, true, StandardCharsets.UTF_8))
            .metrics();

    @Test
    void aCountIsOneLineWithItsDimensionsAndOnceMoreWithNone() throws Exception {
        metrics.count(Metric.REFUSED, "reserve", "agent-busy");
        JsonNode wanted = JSON.readTree(
                """
                {"_aws":{"Timestamp":1793610000123,"CloudWatchMetrics":[{"Namespace":"lineclear-dev",
                 "Dimensions":[[],["code","function"]],"Metrics":[{"Name":"Refused","Unit":"Count"}]}]},
                 "code":"agent-busy","function":"reserve","Refused":1}""");
        assertEquals(List.of(wanted), lines());
    }

    @Test
    void whatHasTheSameLabelsSharesALine() throws Exception {
        metrics.record(
                Measurement.of(Metric.CHECKED, 7),
                Measurement.of(Metric.REPAIRED, 2, "ended"),
                Measurement.of(Metric.OLDEST_OVERDUE, 61),
                Measurement.of(Metric.REPAIRED, 1, "lapsed"));
        List<JsonNode> lines = lines();
        assertEquals(3, lines.size());
        assertEquals("[[]]", directive(lines.get(0)).get("Dimensions").toString());
        assertEquals(
                "[{\"Name\":\"Checked\",\"Unit\":\"Count\"},{\"Name\":\"OldestOverdue\",\"Unit\":\"Seconds\"}]",
                directive(lines.get(0)).get("Metrics").toString());
        assertEquals(61, lines.get(0).get("OldestOverdue").asInt());
        assertEquals("ended", lines.get(1).get("cause").asText());
        assertEquals(1, lines.get(2).get("Repaired").asInt());
    }

    @Test
    void severalValuesOfOneMetricStandInOneList() throws Exception {
        metrics.record(
                Measurement.of(Metric.EVENT_LATENESS, 12, "twilio", "changed"),
                Measurement.of(Metric.EVENT_LATENESS, 900.5, "twilio", "changed"));
        JsonNode line = lines().get(0);
        assertEquals("[12,900.5]", line.get("EventLateness").toString());
        assertEquals(1, directive(line).get("Metrics").size());
    }

    @Test
    void nothingIsWrittenOfWhatCameToNothing() throws Exception {
        metrics.record(
                Measurement.of(Metric.CHECKED, 0),
                Measurement.of(Metric.REPAIRED, 0, "ended"),
                Measurement.of(Metric.OLDEST_OVERDUE, 0));
        assertEquals("", log.toString(StandardCharsets.UTF_8));
        metrics.record(Measurement.of(Metric.CHECKED, 3), Measurement.of(Metric.POSTPONED, 0));
        assertEquals(
                "[{\"Name\":\"Checked\",\"Unit\":\"Count\"}]",
                directive(lines().get(0)).get("Metrics").toString());
    }

    private static JsonNode directive(JsonNode line) {
        return line.at("/_aws/CloudWatchMetrics/0");
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new java.util.ArrayList<>();
        for (String line : log.toString(StandardCharsets.UTF_8).strip().split("\n")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
