package lineclear.local.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import lineclear.local.InMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InMemory.class)
class TokenRouteTest {
    private static final String SUPERVISOR = "{\"role\":\"supervisor\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:9", "[::1]", "[::1]:8080"})
    void answersOnEveryLocalName(String host) {
        given().header("host", host)
                .contentType("application/json")
                .body(SUPERVISOR)
                .post("/local/tokens")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example:8080",
                "192.168.0.1",
                "[::2]",
                "0.0.0.0"
            })
    void refusesAnyOtherName(String host) {
        given().header("host", host)
                .contentType("application/json")
                .body(SUPERVISOR)
                .post("/local/tokens")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("forbidden"))
                .body("token", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp"
            })
    void refusesWhatAFormOfAForeignPageCouldSend(String type) {
        given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(type.split(";")[0], ContentType.TEXT)))
                .contentType(type)
                .body(SUPERVISOR)
                .post("/local/tokens")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"));
    }

    @Test
    void speaksNoCors() {
        given().header("origin", "http://evil.example")
                .header("access-control-request-method", "POST")
                .header("access-control-request-headers", "content-type")
                .options("/local/tokens")
                .then()
                .statusCode(405)
                .header("access-control-allow-origin", nullValue());
        given().header("origin", "http://evil.example")
                .contentType("application/json")
                .body(SUPERVISOR)
                .post("/local/tokens")
                .then()
                .header("access-control-allow-origin", nullValue())
                .header("cache-control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"agent\"",
                "{",
                "{}",
                "{\"role\":null}",
                "{\"role\":7}",
                "{\"role\":\"admin\"}",
                "{\"role\":\"agent\"}",
                "{\"role\":\"agent\",\"agentId\":7}",
                "{\"role\":\"agent\",\"agentId\":\"\"}",
                "{\"role\":\"agent\",\"agentId\":\"a b\"}",
                "{\"role\":\"client\",\"agentId\":\"a-17\"}",
                "{\"role\":\"client\",\"scope\":\"agent\"}",
                "{\"role\":\"client\",\"role\":\"supervisor\"}",
                "{\"role\":\"client\"} {\"role\":\"supervisor\"}"
            })
    void saysWhatIsWrongWithTheRequest(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/local/tokens")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-request"))
                .body("status", equalTo(400));
    }

    @Test
    void readsNoMoreThanItNeeds() {
        given().contentType("application/json")
                .body("{\"role\":\"" + "x".repeat(5000) + "\"}")
                .post("/local/tokens")
                .then()
                .statusCode(413);
    }
}
