package lineclear.platform.standard;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import lineclear.platform.CallState;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.lookup.EachCall;
import lineclear.platform.lookup.LookupAnswer;
import lineclear.platform.lookup.PlatformClient;
import lineclear.platform.lookup.Reply;
import lineclear.platform.secret.Secret;
import lineclear.platform.secret.SecretForm;
import lineclear.platform.settings.Section;
import lineclear.platform.wire.Timestamps;

/**
 * Asks the system itself: {@code GET https://…/calls/{callId}} is answered by
 *
 * <pre>{ "state": "live" | "ended" | "unknown", "endedAt"?: "2026-11-02T09:00:00Z" }</pre>
 *
 * {@code ended} is also the word for a call that it never had. {@code unknown} says that it cannot tell, as does
 * everything else, 404 included: an address that is a little wrong must not free anybody.
 */
final class Lookup {
    private static final String PLACEHOLDER = "{callId}";

    private final Optional<String> template;
    private final Optional<Secret> token;
    private final PlatformClient line;
    private final EachCall eachCall;

    private Lookup(Optional<String> template, Optional<Secret> token, PlatformClient line, EachCall eachCall) {
        this.template = template;
        this.token = token;
        this.line = line;
        this.eachCall = eachCall;
    }

    static Lookup of(Section section) {
        return new Lookup(
                section.template("calls", PLACEHOLDER),
                section.secret("token", SecretForm.TOKEN),
                section.line(),
                section.eachCall());
    }

    Map<String, CallState> ask(Collection<String> callIds) {
        return eachCall.ask(callIds, this::one);
    }

    private CallState one(String callId) {
        // Servers take these for steps in the path, encoded or not.
        if (template.isEmpty() || callId.equals(".") || callId.equals("..")) {
            return new CallState.Unknown(template.isEmpty() ? "no calls address is set" : "no id of a call");
        }
        try {
            HttpRequest request = request(template.get(), callId);
            Reply reply = line.ask(() -> request);
            return reply instanceof Reply.Answered answered
                    ? state(answered.answer())
                    : new CallState.Unknown(((Reply.Silent) reply).why());
        } catch (SecretsUnreadable unreadable) {
            return new CallState.Unknown(unreadable.getMessage());
        }
    }

    private HttpRequest request(String address, String callId) {
        String segment = URLEncoder.encode(callId, StandardCharsets.UTF_8).replace("+", "%20");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.replace(PLACEHOLDER, segment)))
                .header("accept", "application/json");
        token.ifPresent(secret -> request.header("authorization", "Bearer " + secret.value()));
        return request.build();
    }

    private static CallState state(LookupAnswer answer) {
        JsonNode json = answer.json();
        if (answer.status() != 200) {
            return new CallState.Unknown("it answered " + answer.status());
        }
        return switch (json.path("state").asText()) {
            case "live" -> new CallState.Live(json.path("agentId").textValue());
            case "ended" -> new CallState.Ended(
                    Timestamps.iso(json.path("endedAt").textValue()));
            case "unknown" -> new CallState.Unknown("it cannot tell");
            default -> new CallState.Unknown("it answered something else than a state");
        };
    }
}
