package lineclear.local.gateway;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import lineclear.local.InMemory;
import lineclear.local.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may start the demo floor. What comes of it then: DemoFloorIT. */
@QuarkusTest
@QuarkusTestResource(InMemory.class)
class DemoRouteTest {
    @Test
    void whoeverAsksHearsWhetherItRuns() {
        get("/local/demo").then().statusCode(200).body("running", equalTo(false));
        get("/local/demo/calls/call-1").then().statusCode(200).body("state", equalTo("ended"));
    }

    @Test
    void withoutAPhonePlatformOfItsOwnThereIsNone() {
        given().contentType("application/json")
                .body("{}")
                .post("/local/demo")
                .then()
                .statusCode(409)
                .body("detail", containsString("port that is known"));
        given().contentType("application/json").delete("/local/demo").then().statusCode(200);
    }

    /** A web page from elsewhere can send a form without asking, but no JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void aPageFromElsewhereStartsNothing(String type) throws IOException {
        try (RawHttp wire = new RawHttp(RestAssured.port)) {
            String answer = wire.send("POST /local/demo HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                            + "\r\nContent-Length: 0\r\n\r\n")
                    .answer();
            assertTrue(answer.startsWith("HTTP/1.1 415 "), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void underAnotherNameThisMachineHasNoDemoFloor(String method) throws IOException {
        try (RawHttp wire = new RawHttp(RestAssured.port)) {
            String answer = wire.send(method + " /local/demo HTTP/1.1\r\nHost: evil.example\r\nContent-Type:"
                            + " application/json\r\nContent-Length: 2\r\n\r\n{}")
                    .answer();
            assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
        }
    }
}
