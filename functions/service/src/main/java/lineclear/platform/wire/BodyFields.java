package lineclear.platform.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The members of what was delivered. What an event cannot do without must be as documented, or it is a {@link Misread};
 * a sequence number that cannot be understood counts as absent, because the fact matters more.
 */
public final class BodyFields {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 256;
    private static final Pattern AGENT_ID = Pattern.compile("[A-Za-z0-9._~@:+-]{1,64}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

    private final JsonNode node;
    private final UnaryOperator<String> spelling;

    private BodyFields(JsonNode node, UnaryOperator<String> spelling, String what) {
        if (!node.isObject()) {
            throw new Misread(what + " is not a JSON object");
        }
        this.node = node;
        this.spelling = spelling;
    }

    /** Of a JSON object. */
    public static BodyFields of(byte[] body) {
        return new BodyFields(parse(body), null, "the body");
    }

    /** Of a JSON object, or of each object in an array of them, in their order. */
    public static List<BodyFields> each(byte[] body) {
        JsonNode parsed = parse(body);
        if (!parsed.isArray()) {
            return List.of(new BodyFields(parsed, null, "the body"));
        }
        List<BodyFields> each = new ArrayList<>();
        parsed.forEach(one -> each.add(new BodyFields(one, null, "an event of the body")));
        return each;
    }

    /**
     * Of a JSON object whose members are spelled now one way, now another: only letters and digits count, in any case.
     */
    public static BodyFields inAnySpelling(byte[] body) {
        return new BodyFields(
                parse(body), name -> name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT), "the body");
    }

    /** Of a form. */
    public static BodyFields of(Map<String, String> parameters) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        parameters.forEach(json::put);
        return new BodyFields(json, null, "the form");
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException malformed) {
            throw new Misread("the body is not JSON");
        }
    }

    /** A nested object. */
    public BodyFields object(String name) {
        return new BodyFields(member(name), spelling, name);
    }

    /** A nested object, or one that stands there as a text of JSON. */
    public BodyFields objectOrText(String name) {
        String text = longText(name);
        return text == null
                ? object(name)
                : new BodyFields(parse(text.getBytes(StandardCharsets.UTF_8)), spelling, name);
    }

    public boolean has(String name) {
        return !member(name).isMissingNode() && !member(name).isNull();
    }

    /** A short text or a number without control characters; null when absent or empty. */
    public String text(String name) {
        JsonNode value = member(name);
        if (value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isEmpty()) {
            return null;
        }
        String text = value.asText();
        if (value.isContainerNode() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new Misread(name + " is not a text of up to " + LONGEST + " characters");
        }
        return text;
    }

    /** The same, but null for whatever is no such text. */
    public String anyText(String name) {
        try {
            return text(name);
        } catch (Misread unfit) {
            return null;
        }
    }

    public String required(String name) {
        String text = text(name);
        if (text == null) {
            throw new Misread(name + " is missing");
        }
        return text;
    }

    /** A text of any length; null when it is absent or no text. */
    public String longText(String name) {
        return member(name).textValue();
    }

    /** An agent's id as we know it; null when absent. */
    public String agentId(String name) {
        String text = text(name);
        if (text != null && !AGENT_ID.matcher(text).matches()) {
            throw new Misread(name + " is no agent's id: it must match " + AGENT_ID.pattern());
        }
        return text;
    }

    /** A whole number, 0 or more; null when it is absent or something else. */
    public Long whole(String name) {
        String text = member(name).asText("");
        return WHOLE.matcher(text).matches() ? Long.valueOf(text) : null;
    }

    private JsonNode member(String name) {
        if (spelling == null) {
            return node.path(name);
        }
        String wanted = spelling.apply(name);
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (spelling.apply(member.getKey()).equals(wanted)) {
                return member.getValue();
            }
        }
        return MissingNode.getInstance();
    }
}
