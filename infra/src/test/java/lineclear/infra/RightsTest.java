package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What each function may do, in full. */
@NeedsNode
class RightsTest {
    private static final Template PROD = Template.ofProd();
    private static final Template EVERYTHING = Template.ofEverything();

    private static final String TABLE = "${Table.Arn}";
    private static final List<String> DECIDES =
            List.of("dynamodb:GetItem on " + TABLE, "dynamodb:UpdateItem on " + TABLE);

    private static Map<String, List<String>> inProd() {
        Map<String, List<String>> rights = new TreeMap<>();
        rights.put(
                "register",
                List.of(
                        "dynamodb:BatchGetItem on " + TABLE,
                        "dynamodb:DeleteItem on " + TABLE,
                        "dynamodb:GetItem on " + TABLE,
                        "dynamodb:PutItem on " + TABLE,
                        "dynamodb:UpdateItem on " + TABLE));
        rights.put(
                "unregister",
                List.of(
                        "dynamodb:BatchGetItem on " + TABLE,
                        "dynamodb:DeleteItem on " + TABLE,
                        "dynamodb:GetItem on " + TABLE,
                        "dynamodb:PutItem on " + TABLE,
                        "dynamodb:UpdateItem on " + TABLE));
        rights.put(
                "show",
                List.of(
                        "dynamodb:BatchGetItem on " + TABLE,
                        "dynamodb:GetItem on " + TABLE,
                        "dynamodb:Query on " + TABLE + "/index/roster"));
        rights.put("reserve", and(DECIDES, "secretsmanager:GetSecretValue on ${EventsKey}"));
        rights.put("connect", DECIDES);
        rights.put("release", DECIDES);
        rights.put("set-status", DECIDES);
        rights.put("heartbeat", DECIDES);
        rights.put("desk", List.of());
        String gets = "dynamodb:GetItem on " + TABLE;
        rights.put(
                "live",
                List.of("dynamodb:BatchGetItem on " + TABLE, gets, "secretsmanager:GetSecretValue on ${EventsKey}"));
        rights.put(
                "socket",
                List.of(
                        "dynamodb:DeleteItem on " + TABLE,
                        "dynamodb:GetItem on " + TABLE,
                        "dynamodb:PutItem on " + TABLE,
                        "dynamodb:UpdateItem on " + TABLE,
                        "secretsmanager:GetSecretValue on ${EventsKey}"));
        String line = "dynamodb:Query on " + TABLE + "/index/line";
        String alarms = "sqs:SendMessage on ${RouteQueue.Arn}";
        String reads = "dynamodb:BatchGetItem on " + TABLE;
        String puts = "dynamodb:PutItem on " + TABLE;
        rights.put("log-on", and(DECIDES, reads));
        rights.put("set-up-queue", List.of("dynamodb:GetItem on " + TABLE, puts));
        rights.put("switch-queue", and(DECIDES, reads, puts, "dynamodb:Query on " + TABLE + "/index/roster"));
        rights.put(
                "show-queue",
                and(List.of(), "dynamodb:GetItem on " + TABLE, reads, "dynamodb:Query on " + TABLE, line));
        rights.put("enqueue", and(DECIDES, reads, puts, line, alarms));
        rights.put("show-ticket", and(List.of(), "dynamodb:GetItem on " + TABLE, line));
        rights.put("alive", and(List.of(), "dynamodb:GetItem on " + TABLE, puts, line));
        rights.put("leave", and(DECIDES, puts, line));
        rights.put("answer", and(DECIDES, puts, line));
        String queries = "dynamodb:Query on " + TABLE;
        String posts = "execute-api:ManageConnections on arn:${AWS::Partition}:execute-api:${AWS::Region}:"
                + "${AWS::AccountId}:${SocketApi}/live/POST/@connections/*";
        rights.put("say", List.of(gets, puts));
        rights.put("read", List.of(gets, queries));
        rights.put("close", and(DECIDES, puts, line));
        rights.put("erase", and(DECIDES, queries));
        rights.put("typing", List.of(gets, queries, posts));
        rights.put(
                "route",
                and(
                        and(DECIDES, reads, puts, line, alarms),
                        "sqs:DeleteMessage on ${RouteQueue.Arn}",
                        "sqs:GetQueueAttributes on ${RouteQueue.Arn}",
                        "sqs:ReceiveMessage on ${RouteQueue.Arn}"));
        rights.put(
                "tell",
                and(
                        and(DECIDES, reads, puts, line, alarms),
                        "dynamodb:DeleteItem on " + TABLE,
                        "dynamodb:DescribeStream on ${Table.StreamArn}",
                        "dynamodb:GetRecords on ${Table.StreamArn}",
                        "dynamodb:GetShardIterator on ${Table.StreamArn}",
                        "dynamodb:ListStreams on " + TABLE + "/stream/*",
                        queries,
                        posts));
        rights.put("drift", List.of("dynamodb:GetItem on " + TABLE, "dynamodb:Query on " + TABLE));
        rights.put("verify", List.of("dynamodb:GetItem on " + TABLE));
        rights.put("clear", DECIDES);
        rights.put("webhook", and(DECIDES, "secretsmanager:GetSecretValue on ${EventsKey}"));
        rights.put("contact-event", and(DECIDES, "sqs:SendMessage on ${AsyncDeadLetters.Arn}"));
        rights.put(
                "history",
                List.of(
                        "dynamodb:DescribeStream on ${Table.StreamArn}",
                        "dynamodb:GetItem on " + TABLE,
                        "dynamodb:GetRecords on ${Table.StreamArn}",
                        "dynamodb:GetShardIterator on ${Table.StreamArn}",
                        "dynamodb:ListStreams on " + TABLE + "/stream/*",
                        "dynamodb:UpdateItem on " + TABLE,
                        "sqs:SendMessage on ${StreamDeadLetters.Arn}"));
        rights.put(
                "reconcile",
                and(
                        and(DECIDES, reads, puts, line, alarms),
                        "dynamodb:Query on " + TABLE,
                        "dynamodb:Query on " + TABLE + "/index/overdue",
                        "sqs:SendMessage on ${AsyncDeadLetters.Arn}"));
        return rights;
    }

    private static List<String> and(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        all.sort(null);
        return all;
    }

    /** Beside its own log and, where calls are traced, X-Ray, which every function has. */
    private static Map<String, List<String>> rights(Template template) {
        Map<String, List<String>> rights = new TreeMap<>();
        template.functions().forEach((name, function) -> {
            String log =
                    Template.plain(function.at("/LoggingConfig/LogGroup/Ref").asText());
            List<String> all = new ArrayList<>(template.rights(function));
            List<String> common = and(
                    List.of("logs:CreateLogStream on ${" + log + ".Arn}", "logs:PutLogEvents on ${" + log + ".Arn}"),
                    template == EVERYTHING
                            ? new String[] {"xray:PutTelemetryRecords on *", "xray:PutTraceSegments on *"}
                            : new String[0]);
            common.forEach(one -> assertTrue(all.remove(one), name + " may not " + one + ": " + all));
            rights.put(name, all);
        });
        return rights;
    }

    @Test
    void eachFunctionMayDoThisAndNothingElse() {
        assertEquals(inProd(), rights(PROD));
    }

    @Test
    void secretsAndContactsAreThoseOfTheSettings() {
        String prefix = "arn:${AWS::Partition}:";
        String place = ":${AWS::Region}:${AWS::AccountId}:";
        String key = "kms:Decrypt on arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
        String contacts = "connect:DescribeContact on " + prefix + "connect" + place
                + "instance/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0/contact/*";
        List<String> platforms = List.of(
                "secretsmanager:GetSecretValue on " + prefix + "secretsmanager" + place + "secret:kamailio-rpc-??????",
                "ssm:GetParameter on " + prefix + "ssm" + place + "parameter/lineclear/kamailio",
                key);
        String[] eventsKeys = {
            "secretsmanager:GetSecretValue on " + prefix + "secretsmanager" + place + "secret:new-key-??????",
            "secretsmanager:GetSecretValue on " + prefix + "secretsmanager" + place + "secret:old-key-??????"
        };
        Map<String, List<String>> wanted = inProd();
        wanted.put("reserve", and(and(DECIDES, eventsKeys), key));
        wanted.put(
                "live",
                and(
                        and(List.of("dynamodb:BatchGetItem on " + TABLE, "dynamodb:GetItem on " + TABLE), eventsKeys),
                        key));
        List<String> ofSocket = new ArrayList<>(wanted.get("socket"));
        ofSocket.remove("secretsmanager:GetSecretValue on ${EventsKey}");
        wanted.put("socket", and(and(ofSocket, eventsKeys), key));
        wanted.put("webhook", and(and(DECIDES, eventsKeys), platforms.toArray(String[]::new)));
        for (String asks : List.of("verify", "clear", "reconcile")) {
            wanted.put(asks, and(and(wanted.get(asks), platforms.toArray(String[]::new)), contacts));
        }
        assertEquals(wanted, rights(EVERYTHING));
    }

    @Test
    void noRoleHasAManagedPolicyOrWritesMoreThanItsRights() {
        for (Template template : List.of(PROD, EVERYTHING)) {
            template.all("AWS::IAM::Role").forEach((id, role) -> {
                assertTrue(role.path("ManagedPolicyArns").isEmpty(), id);
                assertTrue(role.path("Policies").isEmpty(), id);
            });
            for (JsonNode policy : template.all("AWS::IAM::Policy").values()) {
                Template.stream(policy.at("/PolicyDocument/Statement"))
                        .flatMap(statement -> Template.list(statement.get("Action")).stream())
                        .forEach(action -> assertTrue(!action.asText().contains("*"), policy::toString));
            }
        }
    }

    @Test
    void eachFunctionHasARoleOfItsOwn() {
        long roles = PROD.functions().values().stream()
                .map(function -> function.at("/Role/Fn::GetAtt/0").asText())
                .distinct()
                .count();
        assertEquals(FunctionEntry.values().length, roles);
    }
}
