package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lineclear.dynamodb.Overdue;
import org.junit.jupiter.api.Test;

/** What calls functions without anybody waiting for the answer. */
@NeedsNode
class TriggersTest {
    private static final Template PROD = Template.ofProd();
    private static final Template EVERYTHING = Template.ofEverything();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void historyHearsOfEndedSessionsAlone() throws IOException {
        JsonNode stream = PROD.reader("HistoryStream");
        assertEquals("${HistoryFunction.Arn}", Template.text(stream.get("FunctionName")));
        assertEquals("${Table.StreamArn}", Template.text(stream.get("EventSourceArn")));
        assertEquals(
                JSON.readTree("{\"dynamodb\":{\"Keys\":{\"sk\":{\"S\":[\"record\"]}},"
                        + "\"NewImage\":{\"ends\":{\"S\":[{\"exists\":true}]}}}}"),
                JSON.readTree(stream.at("/FilterCriteria/Filters/0/Pattern").asText()));
        assertEquals(1, stream.at("/FilterCriteria/Filters").size());
    }

    @Test
    void oneBadRecordHoldsUpNoOtherAndIsKept() {
        JsonNode stream = PROD.reader("HistoryStream");
        assertEquals(
                "[\"ReportBatchItemFailures\"]",
                stream.get("FunctionResponseTypes").toString());
        assertTrue(stream.get("BisectBatchOnFunctionError").asBoolean());
        assertTrue(stream.get("MaximumRetryAttempts").asInt() > 0);
        assertTrue(stream.get("MaximumRecordAgeInSeconds").asInt() > 0);
        assertEquals("TRIM_HORIZON", stream.get("StartingPosition").asText());
        assertEquals("${StreamDeadLetters.Arn}", Template.text(stream.at("/DestinationConfig/OnFailure/Destination")));
    }

    @Test
    void everyMinuteTheSchedulesLookAtEveryShardOnce() throws IOException {
        assertEquals(1, PROD.all("AWS::Scheduler::Schedule").size());
        assertEquals(4, EVERYTHING.all("AWS::Scheduler::Schedule").size());
        for (Template template : List.of(PROD, EVERYTHING)) {
            List<Integer> shards = new ArrayList<>();
            for (JsonNode schedule : template.all("AWS::Scheduler::Schedule").values()) {
                assertEquals(
                        "rate(1 minute)", schedule.get("ScheduleExpression").asText());
                assertEquals("OFF", schedule.at("/FlexibleTimeWindow/Mode").asText());
                assertEquals("${ScheduleDeadLetters.Arn}", Template.text(schedule.at("/Target/DeadLetterConfig/Arn")));
                JsonNode order = JSON.readTree(schedule.at("/Target/Input").asText());
                assertEquals(1, order.size());
                order.get("shards").forEach(shard -> shards.add(shard.asInt()));
            }
            assertEquals(Overdue.SHARDS, shards.size(), "a shard is looked at twice: " + shards);
            assertEquals(Overdue.SHARDS, new TreeSet<>(shards).size());
            assertEquals(Overdue.SHARDS - 1, new TreeSet<>(shards).last());
        }
    }

    @Test
    void theScheduleMayCallReconcileAndNothingElse() {
        Map<String, List<String>> rights = new TreeMap<>();
        PROD.all("AWS::IAM::Role").forEach((id, role) -> {
            if (role.toString().contains("scheduler.amazonaws.com")) {
                assertTrue(
                        role.at("/AssumeRolePolicyDocument/Statement/0/Condition/StringEquals")
                                .has("aws:SourceArn"),
                        id);
                JsonNode asFunction = JSON.createObjectNode()
                        .set(
                                "Role",
                                JSON.createObjectNode()
                                        .set(
                                                "Fn::GetAtt",
                                                JSON.createArrayNode().add(id)));
                rights.put(Template.plain(id), PROD.rights(asFunction));
            }
        });
        assertEquals(
                Map.of(
                        "ReconcileScheduleRole",
                        List.of(
                                "lambda:InvokeFunction on ${ReconcileFunction.Arn}",
                                "sqs:SendMessage on ${ScheduleDeadLetters.Arn}")),
                rights);
    }

    @Test
    void contactEventsComeOfTheInstanceThatIsSetUp() throws IOException {
        JsonNode rule = EVERYTHING.only("AWS::Events::Rule");
        assertEquals("ENABLED", rule.get("State").asText());
        assertEquals(
                JSON.readTree("{\"source\":[\"aws.connect\"],\"detail-type\":[\"Amazon Connect Contact Event\"],"
                        + "\"detail\":{\"instanceArn\":"
                        + "[{\"suffix\":\":instance/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0\"}]}}"),
                rule.get("EventPattern"));
        assertEquals("${RuleDeadLetters.Arn}", Template.text(rule.at("/Targets/0/DeadLetterConfig/Arn")));
    }

    @Test
    void theSampleOfAContactEventIsOneThatTheRuleLetsThrough() throws IOException {
        JsonNode sample = JSON.readTree(
                Template.project().resolve("events/contact-event.json").toFile());
        JsonNode pattern = EVERYTHING.only("AWS::Events::Rule").get("EventPattern");
        assertEquals(pattern.at("/source/0"), sample.get("source"));
        assertEquals(pattern.at("/detail-type/0"), sample.get("detail-type"));
        assertTrue(sample.at("/detail/instanceArn")
                .asText()
                .endsWith(pattern.at("/detail/instanceArn/0/suffix").asText()));
    }

    @Test
    void withoutAmazonConnectTheRuleIsOff() {
        assertEquals("DISABLED", PROD.only("AWS::Events::Rule").get("State").asText());
    }

    @Test
    void aCallThatFailsForGoodIsKept() {
        for (Template template : List.of(PROD, EVERYTHING)) {
            Map<String, JsonNode> calls = new TreeMap<>();
            template.all("AWS::Lambda::EventInvokeConfig")
                    .values()
                    .forEach(config -> calls.put(Template.text(config.get("FunctionName")), config));
            assertEquals(Set.of("${ContactEventFunction}", "${ReconcileFunction}"), calls.keySet());
            calls.values().forEach(config -> {
                assertEquals(
                        "${AsyncDeadLetters.Arn}",
                        Template.text(config.at("/DestinationConfig/OnFailure/Destination")));
                assertEquals(
                        template == PROD ? "$LATEST" : "live",
                        config.get("Qualifier").asText());
            });
            assertEquals(
                    0,
                    calls.get("${ReconcileFunction}")
                            .get("MaximumRetryAttempts")
                            .asInt());
            assertEquals(
                    2,
                    calls.get("${ContactEventFunction}")
                            .get("MaximumRetryAttempts")
                            .asInt());
        }
    }

    @Test
    void deadLettersAreEncryptedAndStayTwoWeeks() {
        Map<String, JsonNode> queues = new TreeMap<>(PROD.all("AWS::SQS::Queue"));
        queues.keySet().removeIf(id -> id.startsWith("RouteQueue"));
        assertEquals(5, queues.size());
        queues.forEach((id, queue) -> {
            assertTrue(queue.get("SqsManagedSseEnabled").asBoolean(), id);
            assertEquals(14 * 86_400, queue.get("MessageRetentionPeriod").asInt(), id);
        });
    }

    /**
     * "To allow your function time to process each batch of records, set the source queue's visibility timeout to at
     * least six times your function timeout": AWS Lambda Developer Guide, "Using Lambda with Amazon SQS".
     */
    @Test
    void alarmsLeadToRouteAndWhatFailsIsKept() {
        JsonNode messages = PROD.reader("RouteMessages");
        assertEquals("${RouteFunction.Arn}", Template.text(messages.get("FunctionName")));
        assertEquals("${RouteQueue.Arn}", Template.text(messages.get("EventSourceArn")));
        assertEquals(
                "[\"ReportBatchItemFailures\"]",
                messages.get("FunctionResponseTypes").toString());
        JsonNode queue = PROD.all("AWS::SQS::Queue").entrySet().stream()
                .filter(one -> one.getKey().startsWith("RouteQueue"))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertTrue(queue.get("SqsManagedSseEnabled").asBoolean());
        assertEquals("${RouteDeadLetters.Arn}", Template.text(queue.at("/RedrivePolicy/deadLetterTargetArn")));
        assertTrue(queue.get("VisibilityTimeout").asInt()
                >= 6 * PROD.functions().get("route").get("Timeout").asInt());
        for (String setter : List.of("enqueue", "route", "tell", "reconcile")) {
            assertTrue(PROD.functions().get(setter).at("/Environment/Variables").has("LINECLEAR_ALARM_QUEUE"), setter);
        }
    }
}
