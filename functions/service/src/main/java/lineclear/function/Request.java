package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import lineclear.agent.Actor;
import lineclear.agent.Refusal;

/** One call of a route, decoded. Everything here is checked; nothing of the event is trusted. */
final class Request {
    private final APIGatewayV2HTTPEvent event;
    private final Caller caller;

    Request(APIGatewayV2HTTPEvent event) {
        this.event = event;
        this.caller = Caller.of(event);
    }

    /** The agent in the path; null on routes that name none. */
    String agentIdOrNull() {
        Map<String, String> path = event.getPathParameters();
        String agentId = path == null ? null : path.get("agentId");
        if (agentId != null && !Body.ID.matcher(agentId).matches()) {
            throw Problem.invalid("The agent id in the path must match " + Body.ID.pattern() + ".");
        }
        return agentId;
    }

    String agentId() {
        String agentId = agentIdOrNull();
        if (agentId == null) {
            throw Problem.invalid("The path names no agent.");
        }
        return agentId;
    }

    /** @throws Problem forbidden, when the caller is none of these */
    Actor caller(Actor.Role... permitted) {
        return caller.as(agentIdOrNull(), permitted);
    }

    String query(String name) {
        Map<String, String> query = event.getQueryStringParameters();
        return query == null ? null : query.get(name);
    }

    /** The body as a JSON object with these members at most; an empty body is an empty object. */
    Body body(String... members) {
        byte[] bytes = bytes();
        if (bytes.length > Body.LARGEST_BYTES) {
            throw Problem.of(
                    Refusal.Code.TOO_LARGE,
                    "The body has " + bytes.length + " bytes; at most " + Body.LARGEST_BYTES + " are read.");
        }
        return Body.parse(bytes, members);
    }

    private byte[] bytes() {
        if (event.getBody() == null) {
            return new byte[0];
        }
        if (!event.getIsBase64Encoded()) {
            return event.getBody().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(event.getBody());
        } catch (IllegalArgumentException notBase64) {
            throw Problem.invalid("The body is said to be base64, but is not.");
        }
    }
}
