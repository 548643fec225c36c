package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lineclear.word.Actor;
import lineclear.word.Id;

/** One call of a route, decoded. Everything here is checked; nothing of the event is trusted. */
public final class Request {
    private static final Pattern JSON =
            Pattern.compile("\\s*application/([a-z0-9.-]+\\+)?json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private final APIGatewayV2HTTPEvent event;

    Request(APIGatewayV2HTTPEvent event) {
        this.event = event;
    }

    /** The agent in the path, when whoever names them carries a token; an address without one anybody can make up. */
    Optional<String> agentOfCaller() {
        return Caller.carriesToken(event) ? agentIn(event) : Optional.empty();
    }

    /** The agent in the path, where the path names one by a proper id. */
    private static Optional<String> agentIn(APIGatewayV2HTTPEvent event) {
        return inPath(event).filter(Id::is);
    }

    private static Optional<String> inPath(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getPathParameters()).map(path -> path.get("agentId"));
    }

    /** Whether the route is about one agent. */
    boolean namesAgent() {
        return inPath(event).isPresent();
    }

    /** @throws Problem when the path names none, or not by a proper id */
    public String agentId() {
        return idInPath("agentId", "The agent id"); // DECISIONS.md#agents-called-dots
    }

    /** @throws Problem unauthorized, when there is no token; forbidden, when the caller is none of these */
    public Actor caller(Actor.Role... permitted) {
        return Caller.of(event).as(namesAgent() ? agentId() : null, permitted);
    }

    /** @throws Problem unauthorized, when there is no token */
    public Caller anyCaller() {
        return Caller.of(event);
    }

    /** Whether the route is one of those that a customer's own token opens. */
    public boolean isOfCustomer() {
        return routeKey().matches("[A-Z]+ /chat(/.*)?");
    }

    /** A header field; null when there is none of that name, in whatever spelling. */
    String header(String name) {
        return headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** A part of the path; null when the route has none of that name. */
    public String inPath(String name) {
        return event.getPathParameters() == null
                ? null
                : event.getPathParameters().get(name);
    }

    /**
     * A part of the path that names something.
     *
     * @param what begins the sentence that says what is wrong
     * @throws Problem when the route has none of that name, or it is not a proper id
     */
    public String idInPath(String name, String what) {
        return Optional.ofNullable(inPath(name))
                .filter(Id::is)
                .orElseThrow(() -> Problem.invalid(what + " in the path must match " + Id.SYNTAX.pattern()
                        + ", and be neither \".\" nor \"..\"."));
    }

    /**
     * A whole number in the query.
     *
     * @param usual when it is not told
     * @throws Problem when it is none, or out of bounds
     */
    public int number(String name, int least, int most, int usual) {
        String told = query(name);
        if (told == null) {
            return usual;
        }
        if (!told.matches("[0-9]{1,6}") || Integer.parseInt(told) < least || Integer.parseInt(told) > most) {
            throw Problem.invalid(name + " must be a whole number from " + least + " to " + most + ".");
        }
        return Integer.parseInt(told);
    }

    /** The header fields, in whatever spelling they came. */
    Map<String, String> headers() {
        return event.getHeaders() == null ? Map.of() : event.getHeaders();
    }

    String rawPath() {
        return event.getRawPath() == null ? "" : event.getRawPath();
    }

    /** The route, as the document writes it. */
    public String routeKey() {
        return event.getRouteKey() == null ? "" : event.getRouteKey();
    }

    String rawQuery() {
        return event.getRawQueryString();
    }

    public String query(String name) {
        Map<String, String> query = event.getQueryStringParameters();
        return query == null ? null : query.get(name);
    }

    /**
     * The body as a JSON object with these members at most; an empty body is an empty object.
     *
     * @throws Problem when it is too large, of another media type, or no such object
     */
    public Body body(String... members) {
        byte[] bytes = raw();
        if (bytes.length > 0) {
            requireJson();
        }
        return Body.parse(bytes, members);
    }

    /** A body without a type is taken for what it looks like: many a client leaves the type out. */
    private void requireJson() {
        boolean other = headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("content-type") && header.getValue() != null)
                .anyMatch(header -> !JSON.matcher(header.getValue()).matches());
        if (other) {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as JSON, with content-type application/json.");
        }
    }

    /**
     * The body, byte by byte.
     *
     * @throws Problem when it is too large
     */
    byte[] raw() {
        byte[] bytes = bytes();
        if (bytes.length > Body.LARGEST_BYTES) {
            throw Problem.of(
                    ProblemType.TOO_LARGE,
                    "The body has " + bytes.length + " bytes; at most " + Body.LARGEST_BYTES + " are read.");
        }
        return bytes;
    }

    private byte[] bytes() {
        if (event.getBody() == null) {
            return new byte[0];
        }
        if (!event.getIsBase64Encoded()) {
            return event.getBody().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(event.getBody());
        } catch (IllegalArgumentException notBase64) {
            throw Problem.invalid("The body is said to be base64, but is not.");
        }
    }
}
