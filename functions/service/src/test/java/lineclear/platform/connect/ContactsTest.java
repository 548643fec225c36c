package lineclear.platform.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lineclear.platform.CallState;
import lineclear.platform.Loopback;
import lineclear.platform.Samples;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.settings.Environment;
import lineclear.platform.settings.Section;
import lineclear.platform.wire.Hmac;
import lineclear.sigv4.SignedRequests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

@Timeout(30)
class ContactsTest {
    private static final String INSTANCE = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private static final String CONTACT = "11111111-2222-3333-4444-555555555555";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T05:00:00Z"), ZoneOffset.UTC);

    private Loopback connect;
    private Contacts contacts;

    @BeforeEach
    void listen() throws IOException {
        connect = new Loopback(Loopback.json(500, ""));
        contacts = contacts(new SignedRequests(
                "connect",
                "eu-west-1",
                connect.uri(""),
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIDEXAMPLE", "example-key", "session")),
                CLOCK));
    }

    private static Contacts contacts(SignedRequests requests) {
        Section section = new Section(
                "amazon-connect",
                "platforms.amazon-connect",
                JsonNodeFactory.instance.objectNode().put("instanceId", INSTANCE),
                new Environment(name -> null, Clock.systemUTC(), new BoundedHttp(Duration.ofMillis(500), 10_000)));
        return Contacts.with(section, Optional.of(requests));
    }

    @AfterEach
    void stop() {
        connect.close();
    }

    private CallState ask(String contactId) {
        return contacts.ask(List.of(contactId)).get(contactId);
    }

    private static String contact(String more) {
        return "{\"Contact\":{\"Arn\":\"arn:aws:connect:eu-west-1:111122223333:instance/" + INSTANCE + "/contact/"
                + CONTACT + "\",\"Id\":\"" + CONTACT + "\",\"Channel\":\"VOICE\",\"InitiationTimestamp\":1.7953236E9"
                + more + "}}";
    }

    @Test
    void aContactWithoutAnEndIsLive() {
        connect.answers(Loopback.json(200, contact("")));
        assertEquals(new CallState.Live(), ask(CONTACT));
        connect.answers(Loopback.json(200, contact(",\"DisconnectTimestamp\":0")));
        assertEquals(new CallState.Live(), ask(CONTACT));
        assertEquals(
                "/contacts/" + INSTANCE + "/" + CONTACT, connect.asked().get(0).uri());
    }

    /**
     * APIReference/API_AgentInfo: the agent's id, and when they were connected. Events name the agent by the whole ARN.
     */
    @Test
    void whoAcceptedItTalks() {
        String connected =
                ",\"AgentInfo\":{\"Id\":\"17171717-1717-1717-1717-171717171717\",\"ConnectedToAgentTimestamp\":%s}";
        connect.answers(Loopback.json(200, contact(connected.formatted("1.79532360412E9"))));
        String agent = "arn:aws:connect:eu-west-1:111122223333:instance/" + INSTANCE
                + "/agent/17171717-1717-1717-1717-171717171717";
        assertEquals(new CallState.Live(Set.of(agent)), ask(CONTACT));
        assertTrue(AmazonConnectTest.sample("2-connected.json").contains("\"" + agent + "\""));
        for (String nobody : List.of("null", "0", "0.001")) {
            connect.answers(Loopback.json(200, contact(connected.formatted(nobody))));
            assertEquals(new CallState.Live(), ask(CONTACT));
        }
    }

    @Test
    void aDisconnectedOneSaysWhen() {
        connect.answers(Loopback.json(200, contact(",\"DisconnectTimestamp\":1.7953243505E9")));
        assertEquals(new CallState.Ended(Instant.parse("2026-11-22T05:12:30.500Z")), ask(CONTACT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            404 | {"Message":"not found"}
            400 | {"Message":"invalid"}
            403 | {"Message":"no identity-based policy allows the connect:DescribeContact action"}
            429 | {"Message":"slow down"}
            200 | {"Contact":{"Id":"other","DisconnectTimestamp":1.7953243505E9}}
            200 | {}
            200 | <html/>
            500 | {}
            """)
    void nothingElseFreesAnybody(int status, String body) {
        connect.answers(Loopback.json(status, body));
        assertInstanceOf(CallState.Unknown.class, ask(CONTACT));
    }

    @Test
    void theSignatureIsThatOfTheDocumentedScheme() {
        connect.answers(Loopback.json(200, contact("")));
        ask(CONTACT);
        Loopback.Asked asked = connect.asked().get(0);
        assertEquals("20261122T050000Z", asked.header("x-amz-date"));
        assertEquals("session", asked.header("x-amz-security-token"));
        String authorization = asked.header("authorization");
        String scope = "20261122/eu-west-1/connect/aws4_request";
        assertTrue(authorization.startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/" + scope + ","), authorization);
        String names = authorization.replaceAll(".*SignedHeaders=([^,]*),.*", "$1");
        StringBuilder canonical = new StringBuilder("GET\n" + asked.uri() + "\n\n");
        for (String name : names.split(";")) {
            canonical.append(name).append(':').append(asked.header(name)).append('\n');
        }
        String empty = HexFormat.of().formatHex(Hmac.digest(new byte[0]));
        canonical.append('\n').append(names).append('\n').append(empty);
        String toSign = "AWS4-HMAC-SHA256\n20261122T050000Z\n" + scope + "\n"
                + HexFormat.of().formatHex(Hmac.digest(Hmac.bytes(canonical.toString())));
        byte[] key = "AWS4example-key".getBytes(StandardCharsets.UTF_8);
        for (String step : scope.split("/")) {
            key = Hmac.sha256(key, Hmac.bytes(step));
        }
        String signature = HexFormat.of().formatHex(Hmac.sha256(key, Hmac.bytes(toSign)));
        assertTrue(authorization.endsWith("Signature=" + signature), canonical.toString());
    }

    @Test
    void theUsualAddressIsTheRegionsOwn() {
        Environment surroundings = new Environment(name -> null, CLOCK, new BoundedHttp());
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "example-key");
        try {
            assertEquals(
                    URI.create("https://connect.eu-west-1.amazonaws.com/contacts/i/c"),
                    request("eu-west-1", surroundings).uri());
            assertEquals(
                    URI.create("https://connect.cn-north-1.amazonaws.com.cn/contacts/i/c"),
                    request("cn-north-1", surroundings).uri());
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    private static HttpRequest request(String region, Environment surroundings) {
        return Contacts.requests(region, Optional.empty(), surroundings).get("/contacts/i/c");
    }

    @Test
    void withoutAnInstanceOrForAStrangeIdNothingIsAsked() {
        assertInstanceOf(CallState.Unknown.class, ask("../x"));
        assertEquals(List.of(), connect.asked());
        assertEquals(
                Map.of(CONTACT, new CallState.Unknown("no instanceId is set for this platform")),
                Samples.platform("{'amazon-connect': {}}").ask(List.of(CONTACT)));
    }

    @Test
    @Tag("exhaustive")
    void whoHangsDribblesFloodsOrBreaksOffIsUnknown() {
        for (Loopback.Answering bad :
                List.of(Loopback.hangs(), Loopback.dribbles(), Loopback.floods(), Loopback.breaksOff())) {
            connect.answers(bad);
            assertInstanceOf(CallState.Unknown.class, ask(CONTACT));
        }
    }
}
