package lineclear.local;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;

/** Requests as the local run's own users send them. */
public final class Ask {
    private Ask() {}

    public static RequestSpecification as(String role) {
        return withToken("{\"role\":\"" + role + "\"}");
    }

    public static RequestSpecification asAgent(String agentId) {
        return withToken("{\"role\":\"agent\",\"agentId\":\"" + agentId + "\"}");
    }

    private static RequestSpecification withToken(String request) {
        return given().header("authorization", authorization(request)).contentType("application/json");
    }

    /** @param request what the token route is asked */
    public static String authorization(String request) {
        return "Bearer " + token(request);
    }

    private static String token(String request) {
        return given().contentType("application/json")
                .body(request)
                .post("/local/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }
}
