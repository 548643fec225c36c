package lineclear.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.secret.Secrets;
import lineclear.platform.wire.Hmac;

/**
 * Tickets as text: what they say in Base64, a dot, and a signature over it. A socket cannot carry an Authorization
 * header from a browser; a token in its address would stand in every log. A ticket opens a socket for {@link #LIFE} and
 * nothing else; it consists of characters that a sub-protocol may have (RFC 6455, 4.1).
 */
public final class Tickets {
    public static final Duration LIFE = Duration.ofSeconds(60);

    /** So that no signature that the same key has made for something else is one of a ticket. */
    private static final byte[] PURPOSE = Hmac.bytes("lineclear ticket\n");

    private static final int LONGEST = 2048;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Secrets keys;
    private final Clock clock;

    /** @param keys the first that can be read signs, all of them are believed */
    public Tickets(Secrets keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Empty when this deployment has no key.
     *
     * @throws SecretsUnreadable when none of the keys can be read
     */
    public Optional<String> issue(Ticket ticket) {
        ObjectNode json = JSON.createObjectNode()
                .put("who", ticket.who())
                .put("agent", ticket.agentId())
                .put("until", ticket.until().toEpochMilli())
                .put("end", clock.instant().plus(LIFE).toEpochMilli());
        ticket.topics().forEach(json.putArray("topics")::add);
        String payload = text(Hmac.bytes(json.toString()));
        return keys.firstReadable().map(key -> payload + "." + text(signature(key, payload)));
    }

    /**
     * Empty when it is none of ours, or too old.
     *
     * @throws SecretsUnreadable when none of the keys that can be read fits, and there are others
     */
    public Optional<Ticket> read(String told) {
        int dot = told.indexOf('.');
        Optional<byte[]> claimed =
                dot < 0 || told.length() > LONGEST ? Optional.empty() : Hmac.base64Url(told.substring(dot + 1));
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        String payload = told.substring(0, dot);
        if (!keys.any(key -> Hmac.same(signature(key, payload), claimed.get()))) {
            return Optional.empty();
        }
        JsonNode json = json(payload);
        return clock.millis() < json.path("end").asLong() ? Optional.of(ticket(json)) : Optional.empty();
    }

    private static Ticket ticket(JsonNode json) {
        List<String> topics = new ArrayList<>();
        json.path("topics").forEach(topic -> topics.add(topic.asText()));
        return new Ticket(
                json.path("who").asText(null),
                json.path("agent").asText(null),
                topics,
                Instant.ofEpochMilli(json.path("until").asLong()));
    }

    private static JsonNode json(String payload) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(payload));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("a ticket that was signed here is no JSON", e);
        }
    }

    private static byte[] signature(String key, String payload) {
        return Hmac.sha256(Hmac.bytes(key), PURPOSE, Hmac.bytes(payload));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
