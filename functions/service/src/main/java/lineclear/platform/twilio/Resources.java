package lineclear.platform.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import lineclear.platform.CallState;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.lookup.Answer;
import lineclear.platform.lookup.EachCall;
import lineclear.platform.lookup.Line;
import lineclear.platform.lookup.Reply;
import lineclear.platform.secret.Secret;
import lineclear.platform.secret.Secrets;
import lineclear.platform.settings.Section;
import lineclear.platform.wire.Hmac;
import lineclear.platform.wire.Moments;

/** Asks Twilio about a call by its Calls resource, about a task by TaskRouter's Tasks resource. */
final class Resources {
    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final Pattern WORKSPACE = Pattern.compile("WS[0-9a-fA-F]{32}");

    /** Twilio's own code of its 404: a proxy's, or one of a wrong address, must not free anybody. */
    private static final int NOT_FOUND = 20404;

    private final Optional<String> account;
    private final Secrets authTokens;
    private final Optional<String> calls;
    private final Optional<String> tasks;
    private final Line line;
    private final EachCall eachCall;

    private Resources(Section section, Secrets authTokens) {
        this.account = section.text("accountSid", ACCOUNT);
        this.authTokens = authTokens;
        String api = section.url("api").map(URI::toString).orElse("https://api.twilio.com");
        String router = section.url("taskRouterApi").map(URI::toString).orElse("https://taskrouter.twilio.com");
        this.calls = account.map(sid -> api + "/2010-04-01/Accounts/" + sid + "/Calls/");
        this.tasks = section.text("workspaceSid", WORKSPACE).map(sid -> router + "/v1/Workspaces/" + sid + "/Tasks/");
        this.line = section.line();
        this.eachCall = section.eachCall();
    }

    static Resources of(Section section, Secrets authTokens) {
        return new Resources(section, authTokens);
    }

    Map<String, CallState> ask(Collection<String> callIds) {
        return eachCall.ask(callIds, this::one);
    }

    private CallState one(String sid) {
        if (!SID.matcher(sid).matches()) {
            return new CallState.Unknown("no id of Twilio's");
        }
        if (sid.startsWith("CA") && calls.isPresent()) {
            return state(
                    sid, get(calls.get() + sid + ".json"), "status", json -> Moments.rfc2822(text(json, "end_time")));
        }
        if (sid.startsWith("WT") && account.isPresent() && tasks.isPresent()) {
            return state(
                    sid, get(tasks.get() + sid), "assignment_status", json -> Moments.iso(text(json, "date_updated")));
        }
        return new CallState.Unknown("the settings name no place to ask");
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).textValue();
    }

    /** Asks with one auth token after the other, for as long as they are refused: one of them may just have been rotated. */
    private Reply get(String address) {
        Reply reply = new Reply.Silent("no auth token");
        for (Secret token : authTokens.secrets()) {
            try {
                String user = account.orElseThrow() + ":" + token.value();
                HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                        .header("accept", "application/json")
                        .header("authorization", "Basic " + Base64.getEncoder().encodeToString(Hmac.bytes(user)))
                        .build();
                reply = line.ask(() -> request);
            } catch (SecretsUnreadable unreadable) {
                reply = new Reply.Silent(unreadable.getMessage());
                continue;
            }
            if (!(reply instanceof Reply.Answered answered) || answered.answer().status() != 401) {
                return reply;
            }
        }
        return reply;
    }

    private static CallState state(String sid, Reply reply, String statusName, Function<JsonNode, Instant> endTime) {
        if (reply instanceof Reply.Silent silent) {
            return new CallState.Unknown(silent.why());
        }
        Answer answer = ((Reply.Answered) reply).answer();
        JsonNode json = answer.json();
        if (answer.status() == 404 && json.path("code").asInt() == NOT_FOUND) {
            return new CallState.Ended(null);
        }
        if (answer.status() != 200 || !sid.equals(text(json, "sid"))) {
            return new CallState.Unknown("it answered " + answer.status() + ", and not about this call");
        }
        return switch (json.path(statusName).asText()) {
            case "queued", "initiated", "ringing", "in-progress" -> new CallState.Live();
            case "pending", "reserved", "assigned" -> new CallState.Live();
            case "completed", "busy", "failed", "no-answer", "canceled", "wrapping" -> new CallState.Ended(
                    endTime.apply(json));
            default -> new CallState.Unknown("it named a status that is not documented");
        };
    }
}
