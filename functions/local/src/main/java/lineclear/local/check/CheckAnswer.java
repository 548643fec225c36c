package lineclear.local.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What the service answered.
 *
 * @param status 0 when there was no answer
 * @param body as JSON; missing when it is something else
 * @param fault why there was no answer; else empty
 */
public record CheckAnswer(int status, JsonNode body, String fault) {
    static CheckAnswer none(String fault) {
        return new CheckAnswer(0, MissingNode.getInstance(), fault);
    }

    public boolean accepted() {
        return status == 200 || status == 201;
    }

    /** The service's own words about it. */
    public String detail() {
        return body.path("detail").asText(body.path("message").asText(fault));
    }

    int changed() {
        return body.path("changed").asInt();
    }

    int strange() {
        return body.path("strange").asInt();
    }
}
