package lineclear.local;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import lineclear.local.gateway.Routes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@QuarkusTest
@QuarkusTestResource(InMemory.class)
class LocalRunTest {
    @Inject
    DynamoDbClient dynamoDb;

    @Inject
    Schedule schedule;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aSessionGoesThroughAndEndsUpInTheHistory() throws Exception {
        Ask.as("supervisor")
                .body("{\"name\":\"Ada\"}")
                .put("/agents/ada")
                .then()
                .statusCode(201);
        Ask.asAgent("ada")
                .body("{\"status\":\"available\"}")
                .post("/agents/ada/set-status")
                .then()
                .statusCode(200);
        Ask.as("client")
                .body("{\"sessionId\":\"s-1\",\"channel\":\"voice\",\"customer\":{\"id\":\"c-9\"}}")
                .post("/agents/ada/reserve")
                .then()
                .statusCode(201)
                .body("agent.status", equalTo("reserved"));
        Ask.as("client")
                .body("{\"sessionId\":\"s-1\",\"outcome\":\"cancelled\"}")
                .post("/agents/ada/release")
                .then()
                .statusCode(200)
                .body("agent.status", equalTo("available"));
        Map<String, AttributeValue> key =
                Map.of("pk", AttributeValue.fromS("agent#ada"), "sk", AttributeValue.fromS("session#s-1"));
        while (!dynamoDb.getItem(r -> r.tableName("lineclear").key(key)).hasItem()) {
            Thread.sleep(50);
        }
    }

    @Test
    void theScheduleCallsReconcile() {
        schedule.reconcile();
    }

    @Test
    void readyMeansThatTheTableAnswers() {
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.find { it.name == 'table' }.status", equalTo("UP"));
        get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void metricsAreTheSameAsInTheCloud() {
        Ask.as("client")
                .body("{\"sessionId\":\"s-1\",\"channel\":\"voice\",\"customer\":{\"id\":\"c-9\"}}")
                .post("/agents/nobody-at-all/reserve")
                .then()
                .statusCode(404);
        schedule.reconcile();
        get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("lineclear_refused_total{code=\"agent-unknown\",function=\"reserve\"}"))
                .body(containsString("lineclear_checked_total "))
                .body(containsString("lineclear_repaired_total{cause=\"ended\"}"))
                .body(containsString("lineclear_oldest_overdue_seconds "));
    }

    @Test
    void theOpenApiDocumentIsTheOneThatRoutes() throws Exception {
        try (var document = getClass().getClassLoader().getResourceAsStream(Routes.DOCUMENT)) {
            String expected = new String(document.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(
                    expected,
                    get("/openapi.yaml").then().statusCode(200).extract().asString());
        }
    }

    @Test
    void theRootLeadsToTheDesk() {
        given().redirects().follow(false).get("/").then().statusCode(302).header("location", "/desk/");
        String desk = get("/").then().statusCode(200).extract().asString();
        for (String path : new String[] {"/desk", "/desk/", "/desk/index.html"}) {
            assertEquals(desk, get(path).then().statusCode(200).extract().asString(), path);
        }
        get("/desk/lib/lit-html.js").then().statusCode(200).header("content-encoding", "gzip");
        get("/desk/config.json").then().statusCode(200).body("signIn", equalTo("local"));
        get("/desk/..%2fopenapi.yaml").then().statusCode(404);
    }

    @Test
    void thePagesNeedNothingFromElsewhere() {
        for (String page : new String[] {"/local", "/docs"}) {
            String html = get(page)
                    .then()
                    .statusCode(200)
                    .header("content-type", containsString("text/html"))
                    .header("content-security-policy", containsString("default-src 'self'"))
                    .body(not(containsString("${")))
                    .extract()
                    .asString();
            var links = Pattern.compile("(?:href|src)=\"([^\"]*)\"").matcher(html);
            int found = 0;
            for (; links.find(); found++) {
                assertTrue(links.group(1).startsWith("/"), links.group(1));
                get(links.group(1)).then().statusCode(200);
            }
            assertTrue(found >= 3, page);
        }
    }
}
