package lineclear.local.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import lineclear.local.Ask;
import lineclear.local.InMemory;
import lineclear.local.RawHttp;
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
    @CsvSource({"GET,/nothing", "GET,/agents/", "GET,/agents/a-17/", "POST,/agents//reserve", "HEAD,/nothing"})
    void whatNoRouteNamesIsNotFound(String method, String path) {
        Ask.as("supervisor")
                .request(method, path)
                .then()
                .statusCode(404)
                .body(equalTo(method.equals("HEAD") ? "" : "{\"message\":\"Not Found\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH|/agents/a-17|DELETE, GET, HEAD, PUT",
                "OPTIONS|/agents/a-17/reserve|POST",
                "HEAD|/agents/a-17/reserve|POST",
                "PUT|/local/tokens|POST",
                "GET|/local/tokens|POST",
                "POST|/docs|GET, HEAD",
                "POST|/|GET, HEAD",
                "PUT|/local/demo|DELETE, GET, HEAD, POST"
            })
    void whatAPathDoesNotTakeIsNamedByWhatItTakes(String method, String path, String allowed) {
        Ask.as("supervisor").request(method, path).then().statusCode(405).header("allow", allowed);
    }

    @Test
    void aHeadIsAGetWithoutItsBody() throws IOException {
        Ask.as("supervisor").body("{\"name\":\"Ada\"}").put("/agents/head");
        Response get = Ask.as("supervisor").get("/agents/head");
        Response head = Ask.as("supervisor").head("/agents/head");
        assertEquals(200, head.statusCode());
        assertEquals(get.header("content-length"), head.header("content-length"));
        assertEquals(get.contentType(), head.contentType());
        try (RawHttp wire = new RawHttp(RestAssured.port)) {
            for (String path : List.of("/", "/docs", "/openapi.yaml", "/nothing", "/agents/head", "/q/health/ready")) {
                String answer = wire.send("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .head();
                assertTrue(answer.startsWith("HTTP/1.1 ") && answer.endsWith("\r\n\r\n"), answer);
            }
        }
    }

    @Test
    void aFunctionRefusesWhatItDoesNotRead() {
        for (String type : List.of("multipart/form-data; boundary=x", "application/x-www-form-urlencoded")) {
            for (String function : List.of("verify", "heartbeat")) {
                given().config(RestAssured.config()
                                .encoderConfig(EncoderConfig.encoderConfig()
                                        .encodeContentTypeAs(type.split(";")[0], ContentType.TEXT)))
                        .header("authorization", Ask.authorization("{\"role\":\"agent\",\"agentId\":\"a-17\"}"))
                        .contentType(type)
                        .body("nonsense")
                        .post("/agents/a-17/" + function)
                        .then()
                        .statusCode(415)
                        .contentType("application/problem+json")
                        .body("code", equalTo("unsupported-media-type"));
            }
        }
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
