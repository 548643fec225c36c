package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lineclear.metrics.Metric;
import org.junit.jupiter.api.Test;

@NeedsNode
class AlarmsTest {
    private static final Template PROD = Template.ofProd();
    private static final Map<String, JsonNode> ALARMS = PROD.all("AWS::CloudWatch::Alarm");
    private static final Pattern WHERE = Pattern.compile("infra/RUNBOOK\\.md#([a-z0-9-]+)$");

    @Test
    void everyAlarmLeadsToItsPlaceInTheRunbookAndEveryPlaceHasAnAlarm() throws IOException {
        Set<String> pointed = new TreeSet<>();
        ALARMS.forEach((id, alarm) -> {
            Matcher where = WHERE.matcher(alarm.get("AlarmDescription").asText());
            assertTrue(where.find(), id);
            pointed.add(where.group(1));
        });
        Set<String> headings = Files.readAllLines(Template.project().resolve("infra/RUNBOOK.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> Alert.anchor(line.substring(3)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(headings, pointed);
    }

    @Test
    void everyAlarmIsHeardWhenItComesAndWhenItGoes() {
        ALARMS.forEach((id, alarm) -> {
            for (String actions : List.of("AlarmActions", "OKActions")) {
                assertEquals("${AlarmTopic}", Template.text(alarm.at("/" + actions + "/0")), id);
            }
            assertTrue(alarm.get("AlarmName").asText().startsWith("lineclear-prod-"), id);
        });
        assertEquals(Map.of(), PROD.all("AWS::SNS::Subscription"));
        JsonNode email = Template.ofEverything().only("AWS::SNS::Subscription");
        assertEquals("email", email.get("Protocol").asText());
        assertEquals("desk@example.com", email.get("Endpoint").asText());
    }

    @Test
    void alarmsMayPublishToTheirTopic() {
        JsonNode policy = PROD.only("AWS::SNS::TopicPolicy");
        assertTrue(
                Template.stream(policy.at("/PolicyDocument/Statement"))
                        .anyMatch(statement -> statement.get("Effect").asText().equals("Allow")
                                && statement.at("/Principal/Service").asText().equals("cloudwatch.amazonaws.com")
                                && statement.get("Action").asText().equals("sns:Publish")
                                && statement.at("/Condition/StringEquals").has("aws:SourceAccount")),
                policy::toString);
    }

    @Test
    void everyFunctionHasThreeAndSlowMeansBeforeItIsGivenUp() {
        for (FunctionEntry entry : FunctionEntry.values()) {
            for (String what : List.of("Errors", "Throttles", "Slow")) {
                JsonNode alarm = alarm(entry.id() + what);
                assertEquals(
                        "${" + entry.id() + "Function}",
                        Template.text(metrics(alarm).get(0).at("/Dimensions/0/Value")),
                        entry.word());
            }
            int seconds = PROD.functions().get(entry.word()).get("Timeout").asInt();
            assertTrue(alarm(entry.id() + "Slow").get("Threshold").asInt() < 1000 * seconds, entry.word());
        }
    }

    /** These are what operators asked for. */
    @Test
    void theServicesOwnMetricsThatMatterHaveAlarmsOnTheirTotals() {
        Set<String> own = new TreeSet<>();
        ALARMS.forEach((id, alarm) -> {
            for (JsonNode one : metrics(alarm)) {
                if (one.path("Namespace").asText().equals("lineclear-prod")) {
                    assertTrue(one.path("Dimensions").isEmpty(), id + ": a total has no dimensions");
                    own.add(one.get("MetricName").asText());
                }
            }
        });
        assertEquals(
                Set.of(
                        Metric.REFUSED.word(),
                        Metric.RACE_LOST.word(),
                        Metric.REPAIRED.word(),
                        Metric.STILL_UNKNOWN.word(),
                        Metric.OLDEST_OVERDUE.word(),
                        Metric.LOOK_UP_UNKNOWN.word(),
                        Metric.EVENT_LATENESS.word(),
                        Metric.SIGNATURE_REFUSED.word(),
                        Metric.PUSH_OWED.word()),
                own);
    }

    @Test
    void whatMustHappenIsMissedWhenItDoesNot() {
        ALARMS.forEach((id, alarm) -> {
            boolean tooLittle = alarm.get("ComparisonOperator").asText().startsWith("Less");
            assertEquals(
                    tooLittle ? "breaching" : "notBreaching",
                    alarm.get("TreatMissingData").asText(),
                    id);
            assertEquals(id.startsWith("ReconcileSilent"), tooLittle, id);
        });
    }

    @Test
    void everyQueueOfDeadLettersIsWatched() {
        Set<String> watched = new TreeSet<>();
        ALARMS.values().stream()
                .filter(alarm -> alarm.path("Namespace").asText().equals("AWS/SQS"))
                .forEach(alarm -> watched.add(Template.text(alarm.at("/Dimensions/0/Value"))));
        Set<String> queues = PROD.all("AWS::SQS::Queue").keySet().stream()
                .map(id -> "${" + Template.plain(id) + ".QueueName}")
                .collect(Collectors.toSet());
        assertEquals(queues, watched);
    }

    @Test
    void theDashboardShowsEveryMetricWithItsDimensions() {
        String body = Template.text(PROD.only("AWS::CloudWatch::Dashboard").get("DashboardBody"));
        for (Metric metric : Metric.values()) {
            String shown = metric.dimensions().isEmpty()
                    ? "[\"lineclear-prod\",\"" + metric.word() + "\""
                    : "{\\\"lineclear-prod\\\"," + String.join(",", metric.dimensions()) + "} MetricName=\\\""
                            + metric.word() + "\\\"";
            assertTrue(body.contains(shown), shown + " is not in " + body);
        }
        Arrays.stream(FunctionEntry.values())
                .forEach(entry -> assertTrue(body.contains("${" + entry.id() + "Function}"), entry.word()));
        assertFalse(body.contains("undefined"));
    }

    private static JsonNode alarm(String name) {
        return ALARMS.values().stream()
                .filter(alarm -> alarm.get("AlarmName").asText().equals("lineclear-prod-" + name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no alarm " + name));
    }

    private static List<JsonNode> metrics(JsonNode alarm) {
        List<JsonNode> metrics = new ArrayList<>();
        if (alarm.has("Metrics")) {
            alarm.get("Metrics").forEach(query -> {
                JsonNode metric = query.at("/MetricStat/Metric");
                if (!metric.isMissingNode()) {
                    metrics.add(metric);
                }
            });
        } else {
            metrics.add(alarm);
        }
        return metrics;
    }
}
