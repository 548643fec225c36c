package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The functions' own checks say the same as the OpenAPI document's scopes. */
class AccessTest {
    private static Workbench workbench;

    @BeforeAll
    static void start() {
        workbench = new Workbench();
        workbench.available("a-17");
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    @TestFactory
    List<DynamicTest> everyRouteIsOpenToItsScopesAndNoOther() {
        return Workbench.CONTRACT.operations().entrySet().stream()
                // Pages are for everybody: DeskTest.
                .filter(operation ->
                        !operation.getValue().get("x-function").asText().equals("desk"))
                .flatMap(operation -> List.of("agent", "supervisor", "client", "nobody").stream()
                        .map(scope -> DynamicTest.dynamicTest(
                                operation.getKey() + " as " + scope,
                                () -> check(operation.getKey(), operation.getValue(), scope))))
                .toList();
    }

    private static void check(String routeKey, JsonNode operation, String scope) {
        Set<String> permitted = new HashSet<>();
        operation
                .get("security")
                .forEach(either -> permitted.add(either.at("/token/0").asText()));
        String code = workbench.call(routeKey, "a-17", scope, null).code();
        if (permitted.isEmpty()) {
            assertEquals("unauthorized", code, "no token opens it: " + scope);
            return;
        }
        if (permitted.contains(scope)) {
            assertNotEquals("forbidden", code);
        } else {
            assertEquals("forbidden", code);
        }
    }

    @TestFactory
    List<DynamicTest> anAgentTouchesOnlyTheirOwnRecord() {
        return List.of(
                        "GET /agents/{agentId}",
                        "POST /agents/{agentId}/release",
                        "POST /agents/{agentId}/verify",
                        "POST /agents/{agentId}/clear",
                        "POST /agents/{agentId}/set-status",
                        "POST /agents/{agentId}/heartbeat",
                        "PUT /agents/{agentId}/queues")
                .stream()
                .map(routeKey -> DynamicTest.dynamicTest(
                        routeKey,
                        () -> assertEquals(
                                "forbidden",
                                workbench
                                        .call(routeKey, "a-17", "agent", null, event -> {
                                            event.getRequestContext()
                                                    .getAuthorizer()
                                                    .getJwt()
                                                    .getClaims()
                                                    .put("agent_id", "a-18");
                                            return event;
                                        })
                                        .code())))
                .toList();
    }

    @Test
    void withoutClaimsNobodyIsKnown() {
        Workbench.Answer answer = workbench.call("GET /agents/{agentId}", "a-17", "agent", null, event -> {
            event.setRequestContext(null);
            return event;
        });
        assertEquals(401, answer.status());
        assertEquals("unauthorized", answer.code());
    }

    @Test
    void aListOfScopesIsReadAsApiGatewayWritesIt() {
        Workbench.Answer answer = workbench.call("GET /agents/{agentId}", "a-17", "nobody", null, event -> {
            event.getRequestContext().getAuthorizer().getJwt().getClaims().put("scope", "[openid client]");
            return event;
        });
        assertEquals(200, answer.status());
    }
}
