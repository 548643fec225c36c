package lineclear.local.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import java.util.Base64;
import lineclear.local.Ask;
import lineclear.local.InMemory;
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
    @ValueSource(strings = {"application/octet-stream", "application/x-www-form-urlencoded", "application/json"})
    void bytesThatAreNoTextTravelAsBase64(String type) {
        byte[] body = {(byte) 0xff, 0, 'a'};
        given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.BINARY)
                                .encodeContentTypeAs("application/json", ContentType.BINARY)))
                .contentType(type)
                .body(body)
                .post("/test/open")
                .then()
                .statusCode(200)
                .body("isBase64Encoded", equalTo(true))
                .body("body", equalTo(Base64.getEncoder().encodeToString(body)));
    }
}
