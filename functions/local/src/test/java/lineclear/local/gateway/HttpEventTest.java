package lineclear.local.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import lineclear.local.Ask;
import lineclear.local.InMemory;
import lineclear.local.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InMemory.class)
class HttpEventTest {
    @Test
    void theEventIsOneOfPayloadFormatTwo() {
        Ask.asAgent("a-17")
                .header("X-Two", "one")
                .header("X-Two", "other")
                .header("cookie", "a=1; b=2")
                .header("user-agent", "test/1")
                .urlEncodingEnabled(false)
                .body("{\"ä\":1}")
                .post("/test/echo/a%2Fb+c%40d/in/%C3%A4?q=1&q=2&empty=&x=a%20b+c")
                .then()
                .statusCode(200)
                .body("version", equalTo("2.0"))
                .body("routeKey", equalTo("POST /test/echo/{name}/in/{place}"))
                .body("rawPath", equalTo("/test/echo/a%2Fb+c%40d/in/%C3%A4"))
                .body("rawQueryString", equalTo("q=1&q=2&empty=&x=a%20b+c"))
                .body("pathParameters.name", equalTo("a/b+c@d"))
                .body("pathParameters.place", equalTo("ä"))
                .body("queryStringParameters.q", equalTo("1,2"))
                .body("queryStringParameters.empty", equalTo(""))
                .body("queryStringParameters.x", equalTo("a b c"))
                .body("headers.x-two", equalTo("one,other"))
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                .body("headers.x-forwarded-proto", equalTo("http"))
                .body("headers", not(hasKey("cookie")))
                .body("cookies", contains("a=1", "b=2"))
                .body("body", equalTo("{\"ä\":1}"))
                .body("isBase64Encoded", equalTo(false))
                .body("requestContext.stage", equalTo("$default"))
                .body("requestContext.routeKey", equalTo("POST /test/echo/{name}/in/{place}"))
                .body("requestContext.domainName", equalTo("127.0.0.1"))
                .body("requestContext.time", endsWith(" +0000"))
                .body("requestContext.http.method", equalTo("POST"))
                .body("requestContext.http.path", equalTo("/test/echo/a%2Fb+c%40d/in/%C3%A4"))
                .body("requestContext.http.protocol", equalTo("HTTP/1.1"))
                .body("requestContext.http.sourceIp", equalTo("127.0.0.1"))
                .body("requestContext.http.userAgent", equalTo("test/1"))
                .body("requestContext.authorizer.jwt.claims.scope", equalTo("agent"))
                .body("requestContext.authorizer.jwt.claims.agent_id", equalTo("a-17"))
                .body("requestContext.authorizer.jwt.claims.exp", startsWith("1"))
                .body("requestContext.authorizer.jwt.scopes", contains("agent"));
    }

    @Test
    void whatIsNotSentIsAbsentFromTheEvent() {
        given().post("/test/open")
                .then()
                .statusCode(200)
                .body("rawQueryString", equalTo(""))
                .body("queryStringParameters", nullValue())
                .body("pathParameters", nullValue())
                .body("cookies", nullValue())
                .body("body", nullValue())
                .body("isBase64Encoded", equalTo(false))
                .body("requestContext.authorizer", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/octet-stream",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/json",
                "application/json; charset=utf-16",
                "text/plain; charset=iso-8859-1",
                ";;;"
            })
    void everyByteArrivesWhateverTheType(String type) throws IOException {
        byte[] body = new byte[64 * 1024];
        new Random(5).nextBytes(body);
        assertArrayEquals(body, arrived(type, body));
        // Names and values far over what a form's parser would take, percent signs that it would choke on.
        byte[] form = ("a%zz=" + "%41+".repeat(3000) + "&b".repeat(3000) + "\r\n--x\r\n\r\n\u00e4").getBytes(UTF_8);
        assertArrayEquals(form, arrived(type, form));
    }

    private static byte[] arrived(String type, byte[] body) throws IOException {
        try (RawHttp wire = new RawHttp(RestAssured.port)) {
            String answer = wire.send("POST /test/open HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                            + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .send(body)
                    .answer();
            String json = new String(answer.getBytes(ISO_8859_1), UTF_8);
            JsonNode event = new ObjectMapper().readTree(json.substring(json.indexOf("\r\n\r\n")));
            String arrived = event.get("body").asText();
            return event.get("isBase64Encoded").booleanValue()
                    ? Base64.getDecoder().decode(arrived)
                    : arrived.getBytes(UTF_8);
        }
    }
}
