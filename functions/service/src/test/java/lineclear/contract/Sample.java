package lineclear.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lineclear.platform.wire.Hmac;

/**
 * One file of {@code events/}: an event as AWS delivers it, and what comes of it.
 *
 * @param name the file's, without {@code .json}: the function, and after a dot what is special ("reserve.refused")
 * @param event the event's JSON, as it stands in the file
 * @param outcome its entry in {@code outcomes.json}
 */
public record Sample(String name, JsonNode event, JsonNode outcome) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SIGNATURE = "/headers/x-signature";
    private static final JsonNode OUTCOMES = read("outcomes");

    /** Every sample, in the order of {@code outcomes.json}. */
    public static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        OUTCOMES.fieldNames().forEachRemaining(name -> all.add(named(name)));
        return all;
    }

    public static Sample named(String name) {
        if (!OUTCOMES.has(name)) {
            throw new AssertionError("events/outcomes.json does not say what comes of " + name);
        }
        return new Sample(name, read(name), OUTCOMES.get(name));
    }

    public String function() {
        return name.split("\\.", 2)[0];
    }

    /** The samples that have to be accepted first, in this order, on an empty table. */
    public List<Sample> given() {
        return strings(outcome.path("given")).map(Sample::named).toList();
    }

    /** Whether API Gateway delivers it. */
    public boolean isHttp() {
        return event.has("routeKey");
    }

    public String routeKey() {
        return event.get("routeKey").asText();
    }

    /**
     * The event as it would come now. A phone platform's signature is believed for five minutes: one that fits is made
     * anew, over a body that says that it was sent now.
     */
    public JsonNode event(Instant now) {
        if (body() == null || !signature(body()).equals(event.at(SIGNATURE).asText())) {
            return event;
        }
        String seconds = now.getEpochSecond() + ".000000";
        String dated = body().replaceAll("\"(ts|sent)\":\"[0-9.]+\"", "\"$1\":\"" + seconds + "\"");
        ObjectNode sent = event.deepCopy();
        sent.put("body", dated);
        ((ObjectNode) sent.get("headers")).put("x-signature", signature(dated));
        return sent;
    }

    /** Kamailio's, of a body, with the secret of the samples. */
    public static String signature(String body) {
        String secret = read("webhooks/platforms").at("/kamailio/secrets/0").asText();
        byte[] key = Hmac.bytes(secret.substring("literal:".length()));
        return "sha256=" + HexFormat.of().formatHex(Hmac.sha256(key, Hmac.bytes(body)));
    }

    /** The request's body; null when there is none. */
    public String body() {
        return event.has("body") ? event.get("body").asText() : null;
    }

    /** The scope of the caller's token. */
    public String scope() {
        return event.at("/requestContext/authorizer/jwt/claims/scope").asText();
    }

    static Stream<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    /** The phone platforms that the samples come from, as {@code LINECLEAR_PLATFORMS}. */
    public static String platforms() {
        return read("webhooks/platforms").toString();
    }

    private static JsonNode read(String name) {
        try (InputStream file = Sample.class.getResourceAsStream("/events/" + name + ".json")) {
            if (file == null) {
                throw new AssertionError("there is no events/" + name + ".json");
            }
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
