package lineclear.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One file of {@code events/}: an event as AWS delivers it, and what comes of it.
 *
 * @param name the file's, without {@code .json}: the function, and after a dot what is special ("reserve.refused")
 * @param event the event's JSON, as it stands in the file
 * @param outcome its entry in {@code outcomes.json}
 */
public record Sample(String name, JsonNode event, JsonNode outcome) {
    private static final ObjectMapper JSON = new ObjectMapper();
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
