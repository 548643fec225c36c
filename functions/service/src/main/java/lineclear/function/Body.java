package lineclear.function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import lineclear.word.Id;
import lineclear.word.Word;

/** A request's JSON, read field by field. Whatever is wrong is refused with the field's name and what it must be. */
public final class Body {
    static final int LARGEST_BYTES = 64 * 1024;
    /** How a list's element is asked for. No member can be called so. */
    public static final String ELEMENT = "";

    private static final String SPACES = "\\x20\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000\\ufeff";
    /** Line ends are among them, and halves of characters. */
    private static final String CONTROLS = "\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff";

    private static final Pattern TEXT =
            Pattern.compile("[" + SPACES + "]*[^" + SPACES + CONTROLS + "][^" + CONTROLS + "]*");

    /** As instants stand in answers. */
    private static final Pattern TIMESTAMP =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z");

    /** The largest whole number that every program reads as it is written. */
    static final long LARGEST_NUMBER = (1L << 53) - 1;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final JsonNode node;
    private final String path;

    private Body(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /**
     * A request's body; an empty one is an empty object.
     *
     * @throws Problem when it is not a JSON object with these members at most
     */
    static Body parse(byte[] bytes, String... members) {
        if (bytes.length == 0) {
            return new Body(JsonNodeFactory.instance.objectNode(), "");
        }
        return read("The body", bytes).only(members);
    }

    /**
     * Whatever members it has.
     *
     * @param what begins the sentence that says what is wrong
     * @throws Problem when it is not a JSON object
     */
    public static Body read(String what, byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(utf8(what, bytes));
            if (!node.isObject()) {
                throw Problem.invalid(what + " must be a JSON object.");
            }
            return new Body(node, "");
        } catch (JsonProcessingException malformed) {
            throw Problem.invalid(what + " is not JSON" + place(malformed) + ".");
        }
    }

    private static String utf8(String what, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.invalid(what + " is not UTF-8.");
        }
    }

    private static String place(JsonProcessingException malformed) {
        return malformed.getLocation() == null
                ? ""
                : ": see line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr();
    }

    /** The same, unless it has other members than these. */
    public Body only(String... members) {
        if (!node.isObject()) {
            throw Problem.invalid(path + " must be a JSON object.");
        }
        Set<String> unknown = new TreeSet<>(); // DECISIONS.md#unknown-members
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(Set.of(members));
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next();
            throw Problem.invalid("Unknown member " + path(first.length() > 64 ? "(long name)" : first)
                    + ". Known here: " + (members.length == 0 ? "none" : String.join(", ", members)) + ".");
        }
        return this;
    }

    private String path(String member) {
        if (member.equals(ELEMENT)) {
            return path;
        }
        return path.isEmpty() ? member : path + "." + member;
    }

    private boolean absent(String member) {
        return node.path(member).isMissingNode() || node.path(member).isNull();
    }

    private <T> T required(String member, T value) {
        if (value == null) {
            throw Problem.invalid(path(member) + " is missing.");
        }
        return value;
    }

    /** A nested object; null when absent. */
    public Body object(String member, String... members) {
        return absent(member) ? null : new Body(node.get(member), path(member)).only(members);
    }

    public Body requiredObject(String member, String... members) {
        return required(member, object(member, members));
    }

    /**
     * A text of 1 to {@code most} characters (code points), not all of them spaces, none a control; null when absent.
     */
    public String text(String member, int most) {
        if (absent(member)) {
            return null;
        }
        JsonNode value = node.get(member);
        boolean fits = value.isTextual()
                && value.textValue().codePointCount(0, value.textValue().length()) <= most
                && TEXT.matcher(value.textValue()).matches();
        if (!fits) {
            throw Problem.invalid(path(member) + " must be a text of 1 to " + most
                    + " characters, not only spaces, without control characters and line ends.");
        }
        return value.textValue();
    }

    /**
     * A text of 1 to {@code mostBytes} bytes of UTF-8, line ends and tabs included, but no other control character, and
     * something that can be seen. What is wrong with it is said without repeating it.
     */
    public String requiredLines(String member, int mostBytes) {
        JsonNode value = required(member, node.get(member));
        boolean fits = value.isTextual()
                && value.textValue().getBytes(StandardCharsets.UTF_8).length <= mostBytes
                && TEXT.matcher(value.textValue().replaceAll("[\\t\\r\\n]", " "))
                        .matches();
        if (!fits) {
            throw Problem.invalid(path(member) + " must be a text of 1 to " + mostBytes
                    + " bytes of UTF-8, not only spaces, without control characters other than tabs and line ends.");
        }
        return value.textValue();
    }

    public String requiredText(String member, int most) {
        return required(member, text(member, most));
    }

    /** A text of a fixed syntax; null when absent. */
    public String matching(String member, Pattern syntax) {
        if (absent(member)) {
            return null;
        }
        JsonNode value = node.get(member);
        if (!value.isTextual() || !syntax.matcher(value.textValue()).matches()) {
            throw Problem.invalid(path(member) + " must match " + syntax.pattern() + ".");
        }
        return value.textValue();
    }

    public String requiredMatching(String member, Pattern syntax) {
        return required(member, matching(member, syntax));
    }

    public String id(String member) {
        String id = matching(member, Id.SYNTAX);
        if (id != null && Id.isPathStep(id)) {
            throw Problem.invalid(member + " can be neither \".\" nor \"..\": it becomes part of an address.");
        }
        return id;
    }

    public String requiredId(String member) {
        return required(member, id(member));
    }

    /** A whole number within bounds, however it is written: 120, 120.0 or 1.2e2; null when absent. */
    public Long number(String member, long least, long most) {
        if (absent(member)) {
            return null;
        }
        JsonNode value = node.get(member);
        boolean fits = value.isNumber()
                && value.decimalValue().compareTo(BigDecimal.valueOf(least)) >= 0
                && value.decimalValue().compareTo(BigDecimal.valueOf(most)) <= 0
                && value.canConvertToExactIntegral();
        if (!fits) {
            throw Problem.invalid(path(member) + " must be a whole number from " + least + " to " + most + ".");
        }
        return value.longValue();
    }

    public Long requiredNumber(String member, long least, long most) {
        return required(member, number(member, least, most));
    }

    /** True or false; null when absent. */
    public Boolean bool(String member) {
        if (absent(member)) {
            return null;
        }
        if (!node.get(member).isBoolean()) {
            throw Problem.invalid(path(member) + " must be true or false.");
        }
        return node.get(member).booleanValue();
    }

    /** An instant in ISO-8601, in UTC; null when absent. */
    Instant instant(String member) {
        if (absent(member)) {
            return null;
        }
        try {
            return Instant.parse(node.get(member).isTextual() ? node.get(member).textValue() : "");
        } catch (DateTimeParseException malformed) {
            throw Problem.invalid(path(member) + " must be an instant such as 2026-11-02T09:00:00.000Z.");
        }
    }

    /** An instant exactly as it is written in answers; null when absent. */
    Instant timestamp(String member) {
        if (!absent(member) && !TIMESTAMP.matcher(node.get(member).asText()).matches()) {
            throw Problem.invalid(
                    path(member) + " must be an instant as answers have it, such as 2026-11-02T09:00:00.000Z.");
        }
        return instant(member);
    }

    public Instant requiredInstant(String member) {
        return required(member, instant(member));
    }

    /** One of some constants; null when absent. */
    public <E extends Enum<E> & Word> E word(String member, Class<E> type, Set<E> among) {
        if (absent(member)) {
            return null;
        }
        JsonNode value = node.get(member);
        E constant = value.isTextual() ? Word.parse(type, value.textValue()).orElse(null) : null;
        if (constant == null || !among.contains(constant)) {
            throw Problem.invalid(path(member) + " must be one of "
                    + String.join(", ", among.stream().map(Word::word).toList()) + ".");
        }
        return constant;
    }

    public <E extends Enum<E> & Word> E requiredWord(String member, Class<E> type, Set<E> among) {
        return required(member, word(member, type, among));
    }

    /** A list without repetitions; null when absent. */
    public <T> List<T> list(String member, int most, Function<Body, T> element) {
        if (absent(member)) {
            return null;
        }
        JsonNode value = node.get(member);
        if (!value.isArray() || value.size() > most) {
            throw Problem.invalid(path(member) + " must be a list of at most " + most + " elements.");
        }
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            // Each element is read as the one member of an object of its own, so that one set of checks serves all.
            JsonNode wrapped = JsonNodeFactory.instance.objectNode().set(ELEMENT, value.get(i));
            T read = element.apply(new Body(wrapped, path(member) + "[" + i + "]"));
            if (!elements.contains(read)) {
                elements.add(read);
            }
        }
        return elements;
    }
}
