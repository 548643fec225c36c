package lineclear.local.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import lineclear.local.Ask;
import lineclear.local.InMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InMemory.class)
class GatewayTest {
    @Inject
    Routes routes;

    @Inject
    Functions functions;

    @Test
    void everyFunctionOfTheDocumentIsThere() {
        assertEquals(
                List.of(),
                routes.functions().stream().filter(name -> !functions.has(name)).toList());
    }

    @Test
    void theAnswerIsWrittenAsTheFunctionGaveIt() {
        Response answer = given().post("/test/whatever");
        assertEquals(202, answer.statusCode());
        assertEquals("image/x-odd", answer.contentType());
        assertEquals("yes", answer.header("x-odd"));
        assertEquals(List.of("a=1", "b=2"), answer.headers().getValues("set-cookie"));
        assertArrayEquals(new byte[] {0, (byte) 0xff}, answer.asByteArray());
    }

    @Test
    void aFailingFunctionTellsTheCallerNothing() {
        given().post("/test/fails")
                .then()
                .statusCode(500)
                .contentType("application/json")
                .body("$", equalTo(Map.of("message", "Internal Server Error")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer x",
                "Bearer a.b.c",
                "Basic YTpi",
                "Bearer eyJhbGciOiJub25lIn0.eyJzY29wZSI6ImFnZW50In0."
            })
    void withoutATokenOfOursNobodyPasses(String authorization) {
        given().header("authorization", authorization)
                .get("/agents/a-17")
                .then()
                .statusCode(401)
                .header("www-authenticate", "Bearer")
                .body("$", equalTo(Map.of("message", "Unauthorized")));
    }

    @ParameterizedTest
    @CsvSource({"agent,200", "supervisor,403", "client,403"})
    void aTokenNeedsAllScopesOfOneAlternative(String role, int status) {
        var request = role.equals("agent") ? Ask.asAgent("a") : Ask.as(role);
        request.post("/test/echo/a/in/b").then().statusCode(status);
    }

    @Test
    void anOperationWithoutSecurityOfItsOwnHasTheDocuments() {
        Ask.as("supervisor").get("/test/echo/a/in/b").then().statusCode(200);
        Ask.as("client").get("/test/echo/a/in/b").then().statusCode(403).body("$", hasEntry("message", "Forbidden"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/nothing",
        "GET,/agents/",
        "GET,/agents/a-17/",
        "POST,/agents//reserve",
        "DELETE,/agents/a-17",
        "HEAD,/agents/a-17",
        "OPTIONS,/agents/a-17/reserve",
        "PUT,/local/tokens",
        "GET,/local/tokens"
    })
    void whatNoRouteNamesIsNotFound(String method, String path) {
        Ask.as("supervisor")
                .request(method, path)
                .then()
                .statusCode(404)
                .body(equalTo(method.equals("HEAD") ? "" : "{\"message\":\"Not Found\"}"));
    }

    @Test
    void theFunctionRefusesABigBodyItselfAndTheGatewayAHugeOne() {
        Ask.as("client")
                .body("x".repeat(70_000))
                .post("/agents/a-17/reserve")
                .then()
                .statusCode(413)
                .body("code", equalTo("too-large"));
        Ask.as("client")
                .body("x".repeat(1_100_000))
                .post("/agents/a-17/reserve")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("too-large"));
    }
}
