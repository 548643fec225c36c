package lineclear.platform.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Base64;
import lineclear.platform.CallState;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.lookup.LookupAnswer;
import lineclear.platform.lookup.PlatformClient;
import lineclear.platform.lookup.Reply;
import lineclear.platform.secret.Secret;
import lineclear.platform.secret.Secrets;
import lineclear.platform.wire.Hmac;

/** Twilio's REST API, as an account. */
final class Rest {
    /** Twilio's own code of its 404: a proxy's, or one of a wrong address, must not free anybody. */
    private static final int NOT_FOUND = 20404;

    private final String account;
    private final Secrets authTokens;
    private final PlatformClient line;

    Rest(String account, Secrets authTokens, PlatformClient line) {
        this.account = account;
        this.authTokens = authTokens;
        this.line = line;
    }

    /** What a resource says of itself, or that there is none, or nothing. */
    sealed interface Found {
        record Resource(JsonNode json) implements Found {}

        record None() implements Found {}

        record Nothing(String why) implements Found {
            CallState.Unknown unknown() {
                return new CallState.Unknown(why);
            }
        }
    }

    /** The resource of this sid at that address. */
    Found one(String address, String sid) {
        Found found = any(address);
        return found instanceof Found.Resource resource
                        && !sid.equals(resource.json().path("sid").textValue())
                ? new Found.Nothing("it answered 200, and not about this call")
                : found;
    }

    /** Whatever there is at that address, such as a list. */
    Found any(String address) {
        Reply reply = get(address);
        if (reply instanceof Reply.Silent silent) {
            return new Found.Nothing(silent.why());
        }
        LookupAnswer answer = ((Reply.Answered) reply).answer();
        if (answer.status() == 404 && answer.json().path("code").asInt() == NOT_FOUND) {
            return new Found.None();
        }
        return answer.status() == 200
                ? new Found.Resource(answer.json())
                : new Found.Nothing("it answered " + answer.status() + ", and not about this call");
    }

    /**
     * Asks with one auth token after the other, for as long as they are refused: one of them may just have been
     * rotated.
     */
    private Reply get(String address) {
        Reply reply = new Reply.Silent("no auth token");
        for (Secret token : authTokens.secrets()) {
            try {
                String user = account + ":" + token.value();
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
}
