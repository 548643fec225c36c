package lineclear.platform.vonage;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lineclear.platform.CallState;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.lookup.EachCall;
import lineclear.platform.lookup.LookupAnswer;
import lineclear.platform.lookup.PlatformClient;
import lineclear.platform.lookup.Reply;
import lineclear.platform.secret.Secret;
import lineclear.platform.settings.Section;

/**
 * Asks Vonage about a leg: {@code GET /v1/calls/{uuid}}, and who else is in its conversation:
 * {@code GET /v1/calls?conversation_uuid=…}. Its 404 is not taken for an end: an application that is not the
 * call's own may hear it too.
 */
final class Calls {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F-]{32,36}");
    private static final Pattern CONVERSATION = Pattern.compile("CON-[0-9a-fA-F-]{32,36}");

    private final String api;
    private final Optional<ApplicationToken> token;
    private final Clock clock;
    private final PlatformClient line;
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
        return eachCall.ask(callIds, uuid -> leg(uuid).state());
    }

    /**
     * A leg connects one party. That of an agent who was called names them itself; one that came in may be the
     * caller's, and then the agent is in another leg of its conversation.
     */
    Map<String, CallState> whoTalks(Collection<String> callIds) {
        return eachCall.ask(callIds, uuid -> {
            Leg leg = leg(uuid);
            return leg.talks() ? new CallState.Live(leg.inbound() ? withOthers(leg) : leg.parties()) : leg.state();
        });
    }

    private Set<String> withOthers(Leg leg) {
        Set<String> talk = new TreeSet<>(leg.parties());
        leg.conversation()
                .filter(id -> CONVERSATION.matcher(id).matches())
                .map(id -> get("?status=answered&conversation_uuid=" + id))
                .filter(Reply.Answered.class::isInstance)
                .map(reply -> ((Reply.Answered) reply).answer())
                .filter(answer -> answer.status() == 200)
                .ifPresent(
                        answer -> answer.json().path("_embedded").path("calls").forEach(call -> {
                            Leg other = Leg.of(call);
                            if (other.talks() && other.conversation().equals(leg.conversation())) {
                                talk.addAll(other.parties());
                            }
                        }));
        return talk;
    }

    private Leg leg(String uuid) {
        if (token.isEmpty()) {
            return Leg.unknown("no applicationId is set for this platform");
        }
        if (!UUID.matcher(uuid).matches()) {
            return Leg.unknown("no id of Vonage's");
        }
        try {
            Reply reply = get("/" + uuid);
            return reply instanceof Reply.Answered answered
                    ? leg(uuid, answered.answer())
                    : Leg.unknown(((Reply.Silent) reply).why());
        } catch (SecretsUnreadable unreadable) {
            return Leg.unknown(unreadable.getMessage());
        }
    }

    private Reply get(String what) {
        return line.ask(() -> HttpRequest.newBuilder(URI.create(api + "/v1/calls" + what))
                .header("accept", "application/json")
                .header("authorization", "Bearer " + token.orElseThrow().at(clock.instant()))
                .build());
    }

    private static Leg leg(String uuid, LookupAnswer answer) {
        JsonNode json = answer.json();
        return answer.status() == 200 && uuid.equals(json.path("uuid").asText())
                ? Leg.of(json)
                : Leg.unknown("it answered " + answer.status() + ", and not about this call");
    }
}
