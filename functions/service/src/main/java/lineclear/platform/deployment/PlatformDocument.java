package lineclear.platform.deployment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import lineclear.platform.PhonePlatform;
import lineclear.platform.PhonePlatforms;
import lineclear.platform.settings.Environment;
import lineclear.platform.settings.Section;

/**
 * The phone platforms of a deployment: a JSON object from a platform's name to its settings. The name says which
 * platform it is, or {@code type} does, so that there may be several of a kind.
 *
 * <pre>
 * { "kamailio": { "secrets": ["env:KAMAILIO_KEY"] },
 *   "branch-office": { "type": "kamailio", "secrets": [ … ] } }
 * </pre>
 */
record PlatformDocument(Map<String, Function<Section, PhonePlatform>> types) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");
    private static final String TYPE = "type";

    PlatformDocument {
        types = new TreeMap<>(types);
    }

    /**
     * @throws IllegalArgumentException when something is wrong; the message names the key, says what to write, quotes
     *     no value
     */
    PhonePlatforms read(String document, Environment surroundings) {
        List<PhonePlatform> platforms = new ArrayList<>();
        parse(document)
                .fields()
                .forEachRemaining(member -> platforms.add(platform(member.getKey(), member.getValue(), surroundings)));
        return new PhonePlatforms(platforms);
    }

    /** One platform's settings, of which nothing has been asked for yet; empty when the document does not name it. */
    Optional<TypedSection> section(String document, String name, Environment surroundings) {
        return Optional.ofNullable(parse(document).get(name)).map(json -> section(name, json, surroundings));
    }

    private static JsonNode parse(String document) {
        try {
            JsonNode json = JSON.readTree(document);
            if (!json.isObject()) {
                throw new IllegalArgumentException("platforms must be a JSON object");
            }
            return json;
        } catch (JsonProcessingException malformed) {
            // Its own words quote the document, in which somebody may have written a secret.
            throw new IllegalArgumentException("platforms is not JSON, see line "
                    + malformed.getLocation().getLineNr() + ", column "
                    + malformed.getLocation().getColumnNr());
        }
    }

    private PhonePlatform platform(String name, JsonNode json, Environment surroundings) {
        TypedSection typed = section(name, json, surroundings);
        PhonePlatform platform = types.get(typed.type()).apply(typed.section());
        typed.section().end();
        return platform;
    }

    private TypedSection section(String name, JsonNode json, Environment surroundings) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("platforms has a name that does not match " + NAME.pattern());
        }
        String path = "platforms." + name;
        if (!json.isObject()) {
            throw new IllegalArgumentException(path + " must be a JSON object");
        }
        ObjectNode settings = json.deepCopy();
        JsonNode told = settings.remove(TYPE);
        String type = told == null ? name : told.asText();
        if (!types.containsKey(type)) {
            throw new IllegalArgumentException(path + (told == null ? " needs \"type\": " : ".type must be ")
                    + "one of " + String.join(", ", types.keySet()));
        }
        return new TypedSection(type, new Section(name, path, settings, surroundings));
    }
}
