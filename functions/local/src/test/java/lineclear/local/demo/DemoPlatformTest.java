package lineclear.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lineclear.local.check.StandardDialect;
import lineclear.local.start.Settings;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatforms;
import lineclear.platform.deployment.Deployment;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.settings.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The phone platform of the demo floor stands beside those of the settings. */
class DemoPlatformTest {
    private static final String KAMAILIO = "{\"kamailio\":{\"secrets\":[\"literal:0123456789abcdef\"]}}";

    @TempDir
    Path folder;

    private static Map<String, String> properties(String... pairs) throws Exception {
        Map<String, String> environment = new TreeMap<>(Map.of("LINECLEAR_DATA", "memory"));
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return DemoPlatform.properties(Settings.read(environment::get));
    }

    private static PhonePlatforms platforms(Map<String, String> properties) {
        return Deployment.read(
                properties.get("lineclear.platforms"),
                new Environment(name -> null, Clock.systemUTC(), new BoundedHttp()));
    }

    @Test
    void itStandsBesideTheOthersWhereverTheirSettingsAre() throws Exception {
        Path file = Files.writeString(folder.resolve("platforms.json"), KAMAILIO);
        for (String told : new String[] {KAMAILIO, file.toString()}) {
            assertEquals(
                    Set.of("demo", "kamailio"),
                    Set.copyOf(
                            platforms(properties("LINECLEAR_PLATFORMS", told)).names()));
        }
        assertEquals(Set.of("demo"), Set.copyOf(platforms(properties()).names()));
    }

    /** Standard Webhooks, "Signature scheme": over id, time and body. */
    @Test
    void theServiceBelievesWhatIsSignedWithItsSecretAndThatIsAnotherInEachProcess() throws Exception {
        Map<String, String> properties = properties();
        byte[] key = Base64.getDecoder().decode(properties.get(DemoPlatform.SECRET));
        byte[] body = "{\"type\":\"call.ended\",\"data\":{\"callId\":\"c-1\"}}".getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.now();
        Map<String, String> headers = new StandardDialect(key).headers("http://127.0.0.1/", body, now);
        Delivery delivery = new Delivery("http://127.0.0.1/", headers, body);
        assertInstanceOf(
                Heard.Events.class,
                platforms(properties).named("demo").orElseThrow().hear(delivery, now));
        assertNotEquals(properties.get(DemoPlatform.SECRET), properties().get(DemoPlatform.SECRET));
    }

    @Test
    void thereIsNoneWhereItWouldNotDo() throws Exception {
        assertEquals(Map.of(), properties("QUARKUS_HTTP_PORT", "0"), "nobody could ask it for a call");
        assertEquals(
                Map.of(), properties("LINECLEAR_DATA", "https://dynamodb.eu-north-1.amazonaws.com"), "others' table");
        assertEquals(
                Map.of(),
                properties(
                        "LINECLEAR_PLATFORMS",
                        KAMAILIO.replace("{\"kamailio\":{", "{\"demo\":{\"type\":\"kamailio\",")),
                "somebody's own");
    }
}
