package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import lineclear.platform.Loopback;
import lineclear.platform.PhonePlatform;
import lineclear.platform.Samples;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.wire.Hmac;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sources, on developer.vonage.com: voice/voice-api/guides/call-flow (scripted calls and live conversations),
 * guides/legs-conversations, ncco-reference (connect, conversation), api/voice (transfer),
 * conversation/concepts/conversation, whose table has the events of a forwarded call in their order. Nobody has
 * reserved anything: whoever talks is busy.
 */
@Tag("exhaustive")
class VonageStoriesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "not-a-secret-for-tests";
    private static final String CUSTOMER = "447700000001";
    private static final String NUMBER = "447700000002";

    private Loopback vonage;
    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        vonage = new Loopback(Loopback.json(404, "{}"));
        stage = new Stage(vonage);
    }

    @AfterEach
    void close() {
        stage.close();
        vonage.close();
    }

    /** One leg's events of these statuses. */
    private static List<String> leg(
            String leg, String conversation, String direction, String from, String to, String... said) {
        List<String> events = new ArrayList<>();
        for (String status : said) {
            events.add("{\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"uuid\":\"" + uuid(leg)
                    + "\",\"conversation_uuid\":\"" + con(conversation) + "\",\"status\":\"" + status
                    + "\",\"direction\":\"" + direction + "\",\"timestamp\":\"{time}\"}");
        }
        return events;
    }

    private static String uuid(String leg) {
        return leg.repeat(8) + "-bbbb-cccc-dddd-01234567{n}";
    }

    private static String con(String conversation) {
        return "CON-" + uuid(conversation);
    }

    private static List<String> caller(String... said) {
        return leg("c", "c", "inbound", CUSTOMER, NUMBER, said);
    }

    private static List<String> agent(String who, String... said) {
        return leg(who, "c", "outbound", NUMBER, "{" + who + "}", said);
    }

    private static String moved(String leg, String from, String to) {
        return "{\"conversation_uuid_from\":\"" + con(from) + "\",\"conversation_uuid_to\":\"" + con(to)
                + "\",\"uuid\":\"" + uuid(leg) + "\",\"timestamp\":\"{time}\"}";
    }

    @SafeVarargs
    private static List<String> all(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    static List<PhoneStory> stories() {
        return List.of(
                new PhoneStory(
                        "a call that is forwarded to the agent, as in the table of the concept of a conversation",
                        all(
                                caller("started", "ringing"),
                                agent("a", "started", "ringing", "answered"),
                                caller("answered", "completed"),
                                agent("a", "completed")),
                        Map.of("a", "available", "b", "available")),
                new PhoneStory(
                        "the agent does not answer in time, and the call is connected to the next one",
                        all(
                                caller("started", "ringing", "answered"),
                                agent("a", "started", "ringing", "timeout"),
                                agent("b", "started", "ringing", "answered")),
                        Map.of("a", "available", "b", "busy")),
                new PhoneStory(
                        "a blind transfer: the agent hangs up, "
                                + "and the caller's leg is given a script that connects another",
                        all(
                                caller("started", "ringing", "answered"),
                                agent("a", "started", "ringing", "answered", "completed"),
                                List.of(moved("c", "c", "d")),
                                leg("b", "d", "outbound", NUMBER, "{b}", "started", "ringing", "answered")),
                        Map.of("a", "available", "b", "busy")),
                new PhoneStory(
                        "a warm transfer: both are in the named conversation, then the first leaves",
                        all(
                                caller("started", "ringing", "answered"),
                                agent("a", "started", "ringing", "answered"),
                                List.of(moved("c", "c", "d"), moved("a", "a", "d")),
                                leg("b", "d", "outbound", NUMBER, "{b}", "started", "ringing", "answered"),
                                agent("a", "completed")),
                        Map.of("a", "available", "b", "busy")),
                new PhoneStory(
                        "a conference, which ends when the last one hangs up",
                        all(
                                caller("started", "ringing", "answered"),
                                agent("a", "started", "ringing", "answered"),
                                agent("b", "started", "ringing", "answered"),
                                caller("completed")),
                        Map.of("a", "busy", "b", "busy")),
                new PhoneStory(
                        "a call-back: the customer is called first, then connected to the agent",
                        all(
                                leg("c", "c", "outbound", NUMBER, CUSTOMER, "started", "ringing", "answered"),
                                agent("a", "started", "ringing", "answered", "completed"),
                                leg("c", "c", "outbound", NUMBER, CUSTOMER, "completed")),
                        Map.of("a", "available")),
                new PhoneStory(
                        "a call that the agent starts: their leg comes in, the customer's goes out",
                        all(
                                leg("a", "a", "inbound", "{a}", NUMBER, "started", "ringing", "answered"),
                                leg("c", "a", "outbound", NUMBER, CUSTOMER, "started", "ringing", "answered")),
                        Map.of("a", "busy", "b", "available")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void endsAsTheDocumentationSays(PhoneStory story) {
        stage.tell(story);
    }

    /** Vonage's own events, signed; its API answers on loopback. */
    private static final class Stage extends PhoneStage {
        private final Map<String, ObjectNode> legs = new HashMap<>();

        Stage(Loopback vonage) {
            super(platform(vonage));
            vonage.answers((asked, exchange) -> {
                ObjectNode leg = legs.get(asked.uri().replaceFirst(".*/", ""));
                Loopback.send(
                        exchange, 200, leg == null ? "{\"_embedded\":{\"calls\":" + legs.values() + "}}" : leg + "");
            });
        }

        /** By their conversation. */
        private String listed(String uri) {
            return "{\"_embedded\":{\"calls\":"
                    + legs.values().stream()
                            .filter(leg ->
                                    uri.endsWith(leg.get("conversation_uuid").asText()))
                            .toList()
                    + "}}";
        }

        private static PhonePlatform platform(Loopback vonage) {
            return Samples.platform(
                    "{'vonage': {'secrets': ['literal:" + SECRET + "'], 'privateKey': 'literal:" + key()
                            + "', 'applicationId': 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab', 'api': '" + vonage.uri("")
                            + "'}}",
                    Clock.systemUTC(),
                    new BoundedHttp());
        }

        private static String key() {
            try {
                byte[] key = KeyPairGenerator.getInstance("RSA")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded();
                return "-----BEGIN PRIVATE KEY-----" + Base64.getEncoder().encodeToString(key)
                        + "-----END PRIVATE KEY-----";
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }

        @Override
        String address(String agent, int telling) {
            return "4477009" + (agent.equals("a") ? "1" : "2") + "%05d".formatted(telling);
        }

        @Override
        void deliver(String event) {
            byte[] body = Hmac.bytes(event);
            String token = JWT.create()
                    .withIssuedAt(workbench.clock.instant())
                    .withClaim("payload_hash", HexFormat.of().formatHex(Hmac.digest(body)))
                    .sign(Algorithm.HMAC256(SECRET));
            workbench.invoke(
                    "webhook",
                    APIGatewayV2HTTPEvent.builder()
                            .withRouteKey("POST /webhooks/{platform}")
                            .withRawPath("/webhooks/vonage")
                            .withPathParameters(Map.of("platform", "vonage"))
                            .withHeaders(Map.of("Authorization", "Bearer " + token))
                            .withBody(event)
                            .build());
        }

        @Override
        void happened(List<String> events) {
            for (String event : events) {
                JsonNode said = read(event);
                if (said.has("status")) {
                    ObjectNode leg = said.deepCopy();
                    for (String end : List.of("from", "to")) {
                        leg.putObject(end)
                                .put("type", "phone")
                                .put("number", said.get(end).asText());
                    }
                    legs.put(said.get("uuid").asText(), leg);
                } else {
                    legs.get(said.get("uuid").asText())
                            .put(
                                    "conversation_uuid",
                                    said.get("conversation_uuid_to").asText());
                }
            }
        }

        private static JsonNode read(String json) {
            try {
                return JSON.readTree(json);
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }
    }
}
