package lineclear.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import lineclear.TestDatabase;
import lineclear.agent.Command;
import lineclear.agent.policy.Policies;
import lineclear.contract.Reply;
import lineclear.contract.Sample;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Registry;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.engine.Engine;
import lineclear.function.Rulebook;
import lineclear.metrics.Metrics;
import lineclear.platform.Delivery;
import lineclear.platform.Loopback;
import lineclear.platform.twilio.Posted;
import lineclear.platform.wire.Hmac;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Kind;
import lineclear.word.Phase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The packaged zip and what phone platforms need of the JDK: every scheme of signatures is proved, every sort of
 * look-up is made, on loopback. A binary has of the security providers only what its build has found to be used.
 */
class PhonePlatformsIT {
    private static final String ACCOUNT = "AC0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final String INSTANCE = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private static final String PUBLIC_URL = "https://lineclear.example.com";
    private static final String ENDED = "2026-11-22T05:00:09Z";

    @TempDir
    static Path folder;

    private static KeyPair ed25519;
    private static KeyPair rsa;
    private static Engine dynamoDb;
    private static DynamoDbClient client;
    private static Loopback platforms;
    private static FunctionProcess webhook;
    private static FunctionProcess verify;

    @BeforeAll
    static void start() throws Exception {
        FunctionZip.built().unzipTo(folder);
        ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        dynamoDb = Engine.inMemory();
        client = TestDatabase.client(dynamoDb.endpoint())
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
        client.createTable(TableDefinition.create("lineclear"));
        platforms = new Loopback(PhonePlatformsIT::answer);
        Map<String, String> settings = Map.of(
                "LINECLEAR_PLATFORMS",
                setUp(),
                "LINECLEAR_PUBLIC_URL",
                PUBLIC_URL,
                "LINECLEAR_EVENTS_KEY",
                "literal:not-a-secret-but-long-enough-for-one");
        webhook = new FunctionProcess(Launch.ofBuild(folder), "webhook", dynamoDb.endpoint(), settings);
        webhook.awaitReady(); // AWS's client unpacks its native half into one file of /tmp: never two at once
        verify = new FunctionProcess(Launch.ofBuild(folder), "verify", dynamoDb.endpoint(), settings);
    }

    @AfterAll
    static void stop() {
        webhook.close();
        verify.close();
        platforms.close();
        client.close();
        dynamoDb.close();
    }

    private static String setUp() {
        byte[] key = ed25519.getPublic().getEncoded();
        String whpk =
                "whpk_" + Base64.getEncoder().encodeToString(Arrays.copyOfRange(key, key.length - 32, key.length));
        String pem = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getEncoder().encodeToString(rsa.getPrivate().getEncoded()) + "\\n-----END PRIVATE KEY-----\\n";
        return """
                {"kamailio": {"secrets": ["literal:s"], "token": "literal:t", "rpc": "%1$s/RPC"},
                 "standard": {"secrets": ["literal:%2$s"], "calls": "%1$s/calls/{callId}", "token": "literal:t"},
                 "twilio": {"secrets": ["literal:s"], "accountSid": "%3$s", "api": "%1$s"},
                 "vonage": {"secrets": ["literal:s"], "applicationId": "aaaaaaaa-bbbb-cccc-dddd-0123456789ab",
                            "privateKey": "literal:%4$s", "api": "%1$s"},
                 "amazon-connect": {"instanceId": "%5$s", "endpoint": "%1$s"}}"""
                .formatted(platforms.uri(""), whpk, ACCOUNT, pem, INSTANCE);
    }

    /** Every platform, in the words of its own documentation: the call that is asked for is over. */
    private static void answer(Loopback.Asked asked, HttpExchange exchange) throws IOException {
        String path = asked.uri();
        String call = path.substring(path.lastIndexOf('/') + 1).replace(".json", "");
        if (path.startsWith("/RPC")) {
            String dialog = asked.body()
                    .replaceAll(".*\\[\"(.*)\"\\].*", "{\"call-id\":\"$1\",\"state\":5,\"end_ts\":1795323609}");
            Loopback.send(exchange, 200, "{\"jsonrpc\":\"2.0\",\"result\":" + dialog + ",\"id\":1}");
        } else if (path.startsWith("/calls/")) {
            Loopback.send(exchange, 200, "{\"state\":\"ended\",\"endedAt\":\"" + ENDED + "\"}");
        } else if (path.startsWith("/v1/calls/")) {
            Loopback.send(
                    exchange,
                    200,
                    "{\"uuid\":\"" + call + "\",\"status\":\"completed\",\"end_time\":\"" + ENDED + "\"}");
        } else if (path.startsWith("/contacts/" + INSTANCE)) {
            Loopback.send(
                    exchange, 200, "{\"Contact\":{\"Id\":\"" + call + "\",\"DisconnectTimestamp\":1.795323609E9}}");
        } else {
            Loopback.send(exchange, 200, "{\"sid\":\"" + call + "\",\"status\":\"completed\",\"end_time\":null}");
        }
    }

    private static int heard(String platform, Delivery delivery) throws Exception {
        ObjectNode event = (ObjectNode) Sample.named("webhook").event().deepCopy();
        event.put("rawPath", "/webhooks/" + platform);
        event.putObject("pathParameters").put("platform", platform);
        event.put("body", new String(delivery.body(), StandardCharsets.UTF_8));
        String url = delivery.url();
        event.put("rawQueryString", url.contains("?") ? url.substring(url.indexOf('?') + 1) : "");
        ObjectNode headers = event.putObject("headers");
        delivery.headers().forEach(headers::put);
        return json(webhook.invoke(event.toString())).path("statusCode").asInt();
    }

    private static JsonNode json(Reply reply) throws Exception {
        return Reply.JSON.readTree(assertInstanceOf(Reply.Answer.class, reply).json());
    }

    private static Delivery tampered(Delivery genuine) {
        return new Delivery(
                genuine.url(),
                genuine.headers(),
                (new String(genuine.body(), StandardCharsets.UTF_8) + " ").getBytes());
    }

    /** "Verifying webhooks with asymmetric signatures", Standard Webhooks specification: Ed25519 over id.time.body. */
    @Test
    void anEd25519SignatureIsProved() throws Exception {
        String body = "{\"type\":\"call.connected\",\"data\":{\"callId\":\"c-1\",\"agentId\":\"nobody\"}}";
        String seconds = Long.toString(Instant.now().getEpochSecond());
        Signature signing = Signature.getInstance("Ed25519");
        signing.initSign(ed25519.getPrivate());
        signing.update(("msg_1." + seconds + "." + body).getBytes(StandardCharsets.UTF_8));
        Delivery delivery = new Delivery(
                "",
                Map.of(
                        "content-type",
                        "application/json",
                        "webhook-id",
                        "msg_1",
                        "webhook-timestamp",
                        seconds,
                        "webhook-signature",
                        "v1a," + Base64.getEncoder().encodeToString(signing.sign())),
                Hmac.bytes(body));
        assertEquals(200, heard("standard", delivery));
        assertEquals(401, heard("standard", tampered(delivery)));
    }

    /** "Webhooks security", Twilio: HMAC-SHA1 of the address and the sorted form. */
    @Test
    void anHmacWithSha1IsProved() throws Exception {
        Delivery delivery = Posted.form(
                "s",
                PUBLIC_URL + "/webhooks/twilio",
                "CallSid=CAfeedc0de0000000000000000000000a1&AccountSid=" + ACCOUNT
                        + "&CallStatus=ringing&Direction=outbound-api&To=%2B15550100017&From=%2B15550199000");
        assertEquals(200, heard("twilio", delivery));
        assertEquals(401, heard("twilio", tampered(delivery)));
    }

    /** "Signing messages", Vonage: a JSON Web Token with HS256 whose claim payload_hash is the body's SHA-256. */
    @Test
    void aTokenWithHs256IsProved() throws Exception {
        String body = "{\"uuid\":\"63f61863-4a51-4f6b-86e1-46edebcf9356\",\"status\":\"ringing\","
                + "\"direction\":\"outbound\",\"from\":\"15550199000\",\"to\":\"15550100017\","
                + "\"timestamp\":\"2026-11-22T05:00:03.100Z\"}";
        String claims = "{\"iat\":" + Instant.now().getEpochSecond() + ",\"payload_hash\":\""
                + HexFormat.of().formatHex(Hmac.digest(Hmac.bytes(body))) + "\"}";
        String signed = url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + url(claims);
        String token = signed + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Hmac.sha256(Hmac.bytes("s"), Hmac.bytes(signed)));
        Delivery delivery = new Delivery("", Map.of("authorization", "Bearer " + token), Hmac.bytes(body));
        assertEquals(200, heard("vonage", delivery));
        assertEquals(401, heard("vonage", tampered(delivery)));
    }

    private static String url(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Hmac.bytes(json));
    }

    /** A call that is up with the agent, as its platform would have told. */
    private static void talks(String agentId, String platform, String callId) {
        Policies policies = Rulebook.read("keen", "{}");
        Clock clock = Clock.systemUTC();
        Actor boss = new Actor(Actor.Role.SUPERVISOR, "boss");
        new Registry(client, "lineclear", policies, clock)
                .register(agentId, new Registry.Registration("Ada", null, null, List.of(), List.of()), boss);
        new Agents(client, "lineclear", policies, clock, Metrics.NONE)
                .apply(
                        agentId,
                        new Command.Connect(
                                null,
                                Phase.CONNECTED,
                                callId,
                                platform,
                                Channel.VOICE,
                                Kind.DIRECT,
                                Command.Authority.FACT,
                                clock.instant()));
    }

    private static String verdict(String agentId) throws Exception {
        ObjectNode event = (ObjectNode) Sample.named("verify").event().deepCopy();
        event.putObject("pathParameters").put("agentId", agentId);
        ((ObjectNode) event.at("/requestContext/authorizer/jwt/claims")).put("agent_id", agentId);
        JsonNode answer = json(verify.invoke(event.toString()));
        assertEquals(200, answer.path("statusCode").asInt(), answer::toString);
        return Reply.JSON.readTree(answer.path("body").asText()).path("verdict").asText();
    }

    @ParameterizedTest
    @CsvSource({
        "kamailio, 1-2345@127.0.0.1, Bearer t",
        "standard, call-7f3a, Bearer t",
        "twilio, CAfeedc0de0000000000000000000000a1, Basic ",
        "vonage, 63f61863-4a51-4f6b-86e1-46edebcf9356, Bearer ey",
        "amazon-connect, 11111111-2222-3333-4444-555555555555, AWS4-HMAC-SHA256 Credential=placeholder/"
    })
    void eachPlatformIsAskedAsItWantsToBe(String platform, String callId, String authorization) throws Exception {
        talks("a-" + platform, platform, callId);
        assertEquals("out-of-sync", verdict("a-" + platform), () -> verify.log());
        Loopback.Asked asked = platforms.asked().stream()
                .filter(one -> one.header("authorization").startsWith(authorization))
                .filter(one -> (one.uri() + one.body()).contains(callId))
                .findFirst()
                .orElseThrow();
        if (platform.equals("vonage")) {
            assertSignedWithRs256(asked.header("authorization").substring("Bearer ".length()));
        } else if (platform.equals("amazon-connect")) {
            assertTrue(
                    asked.header("authorization").matches(".*/eu-central-1/connect/aws4_request, .*Signature=\\w{64}"));
        }
    }

    private static void assertSignedWithRs256(String token) throws Exception {
        int end = token.lastIndexOf('.');
        Signature verifying = Signature.getInstance("SHA256withRSA");
        verifying.initVerify(rsa.getPublic());
        verifying.update(token.substring(0, end).getBytes(StandardCharsets.UTF_8));
        assertTrue(verifying.verify(Base64.getUrlDecoder().decode(token.substring(end + 1))), token);
    }
}
