package lineclear.platform.vonage;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lineclear.platform.CallState;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.lookup.Answer;
import lineclear.platform.lookup.EachCall;
import lineclear.platform.lookup.Line;
import lineclear.platform.lookup.Reply;
import lineclear.platform.secret.Secret;
import lineclear.platform.settings.Section;
import lineclear.platform.wire.Moments;

/**
 * Asks Vonage about a call: {@code GET /v1/calls/{uuid}}. Its 404 is not taken for an end: an application that is not the
 * call's own may hear it too.
 */
final class Calls {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F-]{32,36}");

    private final String api;
    private final Optional<ApplicationToken> token;
    private final Clock clock;
    private final Line line;
    private final EachCall eachCall;

    private Calls(Section section) {
        this.api = section.url("api").map(URI::toString).orElse("https://api.nexmo.com");
        Optional<String> applicationId = section.text("applicationId", UUID);
        Optional<Secret> privateKey = section.secret("privateKey", ApplicationToken.PRIVATE_KEY);
        this.token = applicationId.map(id -> new ApplicationToken(id, section.required("privateKey", privateKey)));
        this.clock = section.surroundings().clock();
        this.line = section.line();
        this.eachCall = section.eachCall();
    }

    static Calls of(Section section) {
        return new Calls(section);
    }

    Map<String, CallState> ask(Collection<String> callIds) {
        return eachCall.ask(callIds, this::one);
    }

    private CallState one(String uuid) {
        if (token.isEmpty()) {
            return new CallState.Unknown("no applicationId is set for this platform");
        }
        if (!UUID.matcher(uuid).matches()) {
            return new CallState.Unknown("no id of Vonage's");
        }
        try {
            Reply reply = line.ask(() -> HttpRequest.newBuilder(URI.create(api + "/v1/calls/" + uuid))
                    .header("accept", "application/json")
                    .header("authorization", "Bearer " + token.get().at(clock.instant()))
                    .build());
            return reply instanceof Reply.Answered answered
                    ? state(uuid, answered.answer())
                    : new CallState.Unknown(((Reply.Silent) reply).why());
        } catch (SecretsUnreadable unreadable) {
            return new CallState.Unknown(unreadable.getMessage());
        }
    }

    private static CallState state(String uuid, Answer answer) {
        JsonNode json = answer.json();
        if (answer.status() != 200 || !uuid.equals(json.path("uuid").asText())) {
            return new CallState.Unknown("it answered " + answer.status() + ", and not about this call");
        }
        return switch (json.path("status").asText()) {
            case "started", "ringing", "answered", "human", "machine" -> new CallState.Live();
            case "completed",
                    "busy",
                    "cancelled",
                    "failed",
                    "rejected",
                    "timeout",
                    "unanswered",
                    "disconnected" -> new CallState.Ended(
                    Moments.iso(json.path("end_time").textValue()));
            default -> new CallState.Unknown("it named a status that is not documented");
        };
    }
}
