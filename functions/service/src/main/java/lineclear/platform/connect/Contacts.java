package lineclear.platform.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lineclear.platform.CallState;
import lineclear.platform.lookup.EachCall;
import lineclear.platform.lookup.LookupAnswer;
import lineclear.platform.lookup.PlatformClient;
import lineclear.platform.lookup.Reply;
import lineclear.platform.settings.Environment;
import lineclear.platform.settings.Section;
import lineclear.platform.wire.Timestamps;
import lineclear.sigv4.SignedRequests;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Asks Amazon Connect about a contact: DescribeContact, {@code GET /contacts/{instanceId}/{contactId}}; the function's
 * role must allow {@code connect:DescribeContact}. A contact stays known for 24 months, so one that is not found is in
 * another instance, or none: that frees nobody.
 */
final class Contacts {
    private static final Pattern INSTANCE = Pattern.compile("[0-9a-fA-F-]{36}");
    private static final Pattern CONTACT = Pattern.compile("[0-9a-zA-Z-]{1,64}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]");

    /**
     * A time within the first second of 1970 means that there is none: events write {@code 1970-01-01T00:00:00.001Z}.
     */
    private static final double UNSET_SECONDS = 1;

    private final Optional<String> instanceId;
    private final SignedRequests requests;
    private final PlatformClient line;
    private final EachCall eachCall;

    private Contacts(Optional<String> instanceId, SignedRequests requests, PlatformClient line, EachCall eachCall) {
        this.instanceId = instanceId;
        this.requests = requests;
        this.line = line;
        this.eachCall = eachCall;
    }

    static Contacts of(Section section) {
        Optional<String> region = section.text("region", REGION)
                .or(() ->
                        Optional.ofNullable(section.surroundings().environment().apply("AWS_REGION")));
        Optional<URI> endpoint = section.url("endpoint");
        return with(section, region.map(name -> requests(name, endpoint, section.surroundings())));
    }

    static SignedRequests requests(String region, Optional<URI> endpoint, Environment surroundings) {
        String usual =
                "https://connect." + region + (region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com");
        return SignedRequests.to("connect", region, endpoint.orElse(URI.create(usual)), surroundings.clock());
    }

    static Contacts with(Section section, Optional<SignedRequests> requests) {
        Optional<String> instanceId = section.text("instanceId", INSTANCE);
        return new Contacts(
                instanceId,
                instanceId.isEmpty() ? null : section.required("region", requests),
                section.line(),
                section.eachCall());
    }

    Map<String, CallState> ask(Collection<String> callIds) {
        return eachCall.ask(callIds, this::one);
    }

    private CallState one(String contactId) {
        if (instanceId.isEmpty()) {
            return new CallState.Unknown("no instanceId is set for this platform");
        }
        if (!CONTACT.matcher(contactId).matches()) {
            return new CallState.Unknown("no id of Amazon Connect's");
        }
        try {
            Reply reply = line.ask(() -> requests.get("/contacts/" + instanceId.get() + "/" + contactId));
            return reply instanceof Reply.Answered answered
                    ? state(contactId, answered.answer())
                    : new CallState.Unknown(((Reply.Silent) reply).why());
        } catch (SdkException noCredentials) {
            return new CallState.Unknown("no credentials for AWS could be found");
        }
    }

    private static CallState state(String contactId, LookupAnswer answer) {
        JsonNode contact = answer.json().path("Contact");
        if (answer.status() != 200 || !contactId.equals(contact.path("Id").asText())) {
            return new CallState.Unknown("it answered " + answer.status() + ", and not about this contact");
        }
        // In seconds since 1970.
        double disconnected = contact.path("DisconnectTimestamp").asDouble();
        return disconnected > UNSET_SECONDS
                ? new CallState.Ended(Timestamps.epochSeconds(disconnected))
                : new CallState.Live(agent(contact));
    }

    /** The agent's ARN as events have it: of it the answer has the id alone, and the contact's own ARN the rest. */
    private static Set<String> agent(JsonNode contact) {
        String id = contact.path("AgentInfo").path("Id").asText();
        boolean connected =
                contact.path("AgentInfo").path("ConnectedToAgentTimestamp").asDouble() > UNSET_SECONDS;
        String arn = contact.path("Arn").asText();
        int end = arn.indexOf("/contact/");
        return connected && !id.isEmpty() && end > 0 ? Set.of(arn.substring(0, end) + "/agent/" + id) : Set.of();
    }
}
