package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lineclear.patience.FunctionLimit;
import org.junit.jupiter.api.Test;

@NeedsNode
class FunctionsTest {
    private static final Template PROD = Template.ofProd();
    private static final Template EVERYTHING = Template.ofEverything();
    private static final int ALL = FunctionEntry.values().length;

    @Test
    void everyFunctionIsDeployedUnderItsOwnName() {
        Set<String> wanted =
                Arrays.stream(FunctionEntry.values()).map(FunctionEntry::word).collect(Collectors.toSet());
        assertEquals(wanted, PROD.functions().keySet());
        assertEquals(wanted, EVERYTHING.functions().keySet());
        PROD.functions()
                .forEach((name, function) -> assertEquals(
                        "lineclear-prod-" + name, function.get("FunctionName").asText()));
    }

    @Test
    void lambdaEndsEachFunctionAtTheLimitThatItsOwnPatienceFitsInto() {
        PROD.functions()
                .forEach((name, function) -> assertEquals(
                        FunctionLimit.valueOf(FunctionEntry.named(name).name())
                                .limit()
                                .toSeconds(),
                        function.get("Timeout").asLong(),
                        name));
        assertEquals(PROD.functions().size(), FunctionLimit.values().length);
    }

    @Test
    void allRunTheSameArtifact() {
        Set<JsonNode> code = new HashSet<>();
        PROD.functions().values().forEach(function -> code.add(function.get("Code")));
        assertEquals(1, code.size(), code::toString);
    }

    @Test
    void nativeOnArmUnlessToldOtherwise() {
        PROD.functions().forEach((name, function) -> {
            assertEquals("provided.al2023", function.get("Runtime").asText(), name);
            assertEquals("arm64", function.at("/Architectures/0").asText(), name);
            assertFalse(function.has("SnapStart"), name);
        });
        assertEquals(Map.of(), PROD.all("AWS::Lambda::Alias"));
    }

    @Test
    void onTheJvmCallersReachSnapshotsOfPublishedVersions() {
        EVERYTHING.functions().forEach((name, function) -> {
            assertEquals("java21", function.get("Runtime").asText(), name);
            assertEquals(
                    "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest",
                    function.get("Handler").asText(),
                    name);
            assertEquals("PublishedVersions", function.at("/SnapStart/ApplyOn").asText(), name);
        });
        assertEquals(ALL, EVERYTHING.all("AWS::Lambda::Alias").size());
        EVERYTHING
                .all("AWS::ApiGatewayV2::Integration")
                .forEach((id, integration) -> assertTrue(
                        Template.text(integration.get("IntegrationUri"))
                                .matches("(arn.*/)?\\$\\{\\w*Live}(/invocations)?"),
                        integration::toString));
        Set<String> readers = new TreeSet<>();
        EVERYTHING
                .all("AWS::Lambda::EventSourceMapping")
                .forEach((id, mapping) -> readers.add(Template.text(mapping.get("FunctionName"))));
        assertEquals(Set.of("${HistoryLive}", "${RouteLive}", "${TellLive}"), readers);
        EVERYTHING
                .all("AWS::Scheduler::Schedule")
                .forEach((id, schedule) -> assertEquals("${ReconcileLive}", Template.text(schedule.at("/Target/Arn"))));
        assertEquals(
                "${ContactEventLive}",
                Template.text(EVERYTHING.only("AWS::Events::Rule").at("/Targets/0/Arn")));
    }

    @Test
    void eachHasALogOfItsOwnThatEnds() {
        Set<String> logs = new TreeSet<>();
        for (Template template : Set.of(PROD, EVERYTHING)) {
            logs.clear();
            template.functions()
                    .forEach((name, function) ->
                            logs.add(function.at("/LoggingConfig/LogGroup/Ref").asText()));
            assertEquals(ALL, logs.size());
            int days = template == PROD ? 90 : 14;
            template.all("AWS::Logs::LogGroup")
                    .forEach((id, log) ->
                            assertEquals(days, log.path("RetentionInDays").asInt(), id));
        }
    }

    /**
     * "Log-level filtering", table "System log level event mapping" (AWS Lambda Developer Guide): {@code
     * platform.start} and the {@code platform.report} of a call that succeeded are INFO, that of a failure or a
     * time-out is WARN. A line of ours without a level, as those of metrics are, counts as INFO.
     */
    @Test
    void ofLambdasOwnLinesThoseOfFailuresAreKeptAndAllOfOurs() {
        for (Template template : Set.of(PROD, EVERYTHING)) {
            template.functions().forEach((name, function) -> {
                assertEquals("JSON", function.at("/LoggingConfig/LogFormat").asText(), name);
                assertEquals(
                        "WARN", function.at("/LoggingConfig/SystemLogLevel").asText(), name);
                assertEquals(
                        "INFO",
                        function.at("/LoggingConfig/ApplicationLogLevel").asText(),
                        name);
            });
        }
    }

    @Test
    void callsAreTracedWhereThatWasAskedFor() {
        PROD.functions().forEach((name, function) -> assertFalse(function.has("TracingConfig"), name));
        EVERYTHING
                .functions()
                .forEach((name, function) -> assertEquals(
                        "Active", function.at("/TracingConfig/Mode").asText(), name));
    }

    @Test
    void whatNobodyWaitsForCannotTakeTheAccountsConcurrency() {
        Map<String, Integer> reserved = new TreeMap<>();
        PROD.functions().forEach((name, function) -> {
            if (function.has("ReservedConcurrentExecutions")) {
                reserved.put(name, function.get("ReservedConcurrentExecutions").asInt());
            }
        });
        assertEquals(Map.of("history", 10, "reconcile", 2, "route", 10, "tell", 10), reserved);
        EVERYTHING.functions().forEach((name, function) -> assertFalse(function.has("ReservedConcurrentExecutions")));
    }

    @Test
    void aSettingGoesOnlyToWhoReadsIt() {
        assertEquals(Set.of("live", "reserve", "socket", "webhook"), told(PROD, "LINECLEAR_EVENTS_KEY"));
        assertEquals(Set.of("desk", "live"), told(PROD, "LINECLEAR_SOCKET_URL"));
        assertEquals(Set.of("tell", "typing"), told(PROD, "LINECLEAR_SOCKET_API"));
        assertEquals(Set.of("live", "reserve", "socket", "webhook"), told(PROD, "LINECLEAR_PUBLIC_URL"));
        assertEquals(Set.of(), told(PROD, "LINECLEAR_PLATFORMS"));
        assertEquals(
                Set.of("clear", "contact-event", "reconcile", "verify", "webhook"),
                told(EVERYTHING, "LINECLEAR_PLATFORMS"));
        assertEquals(ALL, told(EVERYTHING, "LINECLEAR_DEFAULT_POLICY").size());
        assertEquals(ALL, told(PROD, "LINECLEAR_TABLE").size());
        PROD.functions()
                .forEach((name, function) -> assertEquals(
                        "lineclear-prod",
                        function.at("/Environment/Variables/LINECLEAR_METRICS").asText(),
                        name + " counts where the alarms look"));
    }

    @Test
    void reserveIsToldOfThePlatformsNoMoreThanTheirNames() {
        assertEquals(Set.of(), told(PROD, "LINECLEAR_PLATFORM_NAMES"));
        assertEquals(Set.of("reserve"), told(EVERYTHING, "LINECLEAR_PLATFORM_NAMES"));
        assertEquals(
                "amazon-connect,kamailio",
                EVERYTHING
                        .functions()
                        .get("reserve")
                        .at("/Environment/Variables/LINECLEAR_PLATFORM_NAMES")
                        .asText());
    }

    @Test
    void thePagesAreToldHowPeopleSignIn() {
        JsonNode desk = EVERYTHING.functions().get("desk").at("/Environment/Variables");
        assertEquals("${Users.ProviderURL}", Template.text(desk.get("LINECLEAR_SIGN_IN_ISSUER")));
        assertTrue(EVERYTHING
                .all("AWS::Cognito::UserPoolClient")
                .containsKey(desk.at("/LINECLEAR_SIGN_IN_CLIENT/Ref").asText()));
        assertEquals("openid", desk.get("LINECLEAR_SIGN_IN_SCOPES").asText());
        assertTrue(
                Template.text(desk.get("LINECLEAR_SIGN_IN_ORIGINS")).endsWith(".auth.${AWS::Region}.amazoncognito.com"),
                desk::toString);
        assertEquals(
                "https://lineclear.example.com",
                desk.get("LINECLEAR_PUBLIC_URL").asText());
    }

    @Test
    void whereNobodySaysHowPeopleSignInThePagesAreNotTold() {
        assertEquals(Set.of("desk"), told(EVERYTHING, "LINECLEAR_SIGN_IN_ISSUER"));
        assertEquals(Set.of(), told(PROD, "LINECLEAR_SIGN_IN_ISSUER"));
    }

    @Test
    void contactEventIsToldOfAmazonConnectAlone() {
        JsonNode function = EVERYTHING.functions().get("contact-event");
        assertEquals(
                "{\"amazon-connect\":{\"instanceId\":\"0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0\"}}",
                function.at("/Environment/Variables/LINECLEAR_PLATFORMS").asText());
    }

    @Test
    void thePublicAddressIsTheOneThatAnswers() {
        assertEquals(
                "${Api.ApiEndpoint}",
                Template.text(PROD.functions().get("reserve").at("/Environment/Variables/LINECLEAR_PUBLIC_URL")));
        assertEquals(
                "https://lineclear.example.com",
                EVERYTHING
                        .functions()
                        .get("webhook")
                        .at("/Environment/Variables/LINECLEAR_PUBLIC_URL")
                        .asText());
    }

    @Test
    void onlyWhoReadsSecretsHasTheExtensionForThem() {
        assertEquals(Set.of("live", "reserve", "socket", "webhook"), withLayer(PROD));
        assertEquals(
                Set.of("clear", "live", "reconcile", "reserve", "socket", "verify", "webhook"), withLayer(EVERYTHING));
    }

    private static Set<String> withLayer(Template template) {
        return template.functions().entrySet().stream()
                .filter(function -> function.getValue().has("Layers"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> told(Template template, String variable) {
        return template.functions().entrySet().stream()
                .filter(function ->
                        function.getValue().at("/Environment/Variables").has(variable))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
