package lineclear.platform.kamailio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.lookup.LookupAnswer;
import lineclear.platform.lookup.PlatformClient;
import lineclear.platform.lookup.Reply;
import lineclear.platform.secret.Secret;
import lineclear.platform.secret.SecretForm;
import lineclear.platform.settings.Section;

/** Kamailio's JSON-RPC 2.0 over HTTP, one question at a time: it knows no batches. */
final class JsonRpc {
    private static final int ID = 1;

    private final Optional<URI> address;
    private final Optional<Secret> token;
    private final PlatformClient line;

    private JsonRpc(Optional<URI> address, Optional<Secret> token, PlatformClient line) {
        this.address = address;
        this.token = token;
        this.line = line;
    }

    static JsonRpc of(Section section) {
        return new JsonRpc(section.url("rpc"), section.secret("token", SecretForm.TOKEN), section.line());
    }

    /** @param json null when there is none, and then {@code why} says why */
    record Result(JsonNode json, String why) {
        static Result none(String why) {
            return new Result(null, why);
        }
    }

    Result call(String method, String... parameters) {
        if (address.isEmpty()) {
            return Result.none("no rpc is set for this platform");
        }
        try {
            HttpRequest request = request(address.get(), method, parameters);
            Reply reply = line.ask(() -> request);
            return reply instanceof Reply.Answered answered
                    ? result(answered.answer())
                    : Result.none(((Reply.Silent) reply).why());
        } catch (SecretsUnreadable unreadable) {
            return Result.none(unreadable.getMessage());
        } catch (IllegalArgumentException malformed) {
            return Result.none("the token cannot stand in a header");
        }
    }

    private HttpRequest request(URI uri, String method, String... parameters) {
        ObjectNode question =
                JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0").put("method", method);
        ArrayNode params = question.putArray("params");
        for (String parameter : parameters) {
            params.add(parameter);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.put("id", ID).toString()));
        token.ifPresent(secret -> request.header("authorization", "Bearer " + secret.value()));
        return request.build();
    }

    private static Result result(LookupAnswer answer) {
        if (answer.status() != 200) {
            return Result.none("it answered " + answer.status());
        }
        JsonNode result = answer.json().path("result");
        return answer.json().path("id").asInt() == ID && result.isContainerNode()
                ? new Result(result, null)
                : Result.none("it answered something else than JSON-RPC's result");
    }
}
