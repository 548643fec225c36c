package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lineclear.TestClock;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.platform.Loopback;
import lineclear.platform.PhonePlatforms;
import lineclear.platform.Samples;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.secret.Secrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keys of the events' addresses, with a stand-in for AWS's extension that does not find what it is asked for. */
class EventUrlsTest {
    private static final Optional<String> BASE = Optional.of("https://x");
    private static final String ON_KAMAILIO =
            "{\"channel\":\"voice\",\"customer\":{\"id\":\"c\"},\"platform\":\"kamailio\"}";

    private static final PhonePlatforms KAMAILIO =
            new PhonePlatforms(List.of(Samples.platform("{'kamailio': {'secrets': ['literal:test-secret']}}")));

    private final TestClock clock = new TestClock();
    private Loopback extension;

    @BeforeEach
    void withoutSecrets() throws IOException {
        extension = new Loopback(Loopback.json(400, "{}"));
    }

    @AfterEach
    void stop() {
        extension.close();
    }

    private Secrets keys(String... references) {
        return EventKeys.of(clock, extension.port(), references);
    }

    private static Workbench workbench(Secrets keys) {
        Workbench workbench = new Workbench(new Policies(Presets.policies(), "keen"), KAMAILIO, keys);
        workbench.available("a-17");
        return workbench;
    }

    private static String address(EventUrls urls) {
        return urls.signer().orElseThrow().of("twilio", "a", "s");
    }

    private static boolean believed(EventUrls urls, String address) {
        String[] query = URI.create(address).getQuery().split("[=&]");
        return urls.valid("twilio", "a", "s", query[1], query[3]);
    }

    @Test
    void aKeyThatCannotBeReadHoldsNobody() {
        try (Workbench workbench = workbench(keys("secret:gone", "ssm:/gone"))) {
            Workbench.Answer refused = workbench.post("reserve", "a-17", "client", ON_KAMAILIO);
            assertEquals("try-again", refused.code());
            assertEquals(
                    "available", workbench.show("a-17").body().get("status").asText());
            // It is as safe as it says: with the key back, the repeat is the one who holds the agent.
            extension.answers(Loopback.json(200, "{\"SecretString\":\"one\"}"));
            clock.forward(Duration.ofSeconds(30));
            assertEquals(
                    201,
                    workbench.post("reserve", "a-17", "client", ON_KAMAILIO).status());
        }
    }

    @Test
    void whereNoPlatformIsNamedNoKeyIsRead() {
        try (Workbench workbench = workbench(keys("secret:gone"))) {
            assertEquals(201, workbench.reserve("a-17", "s-1").status());
        }
        assertEquals(List.of(), extension.asked());
    }

    @Test
    void withTwoKeysTheOneThatCanBeReadServes() {
        try (Workbench workbench = workbench(keys("secret:gone", "literal:here"))) {
            Workbench.Answer held = workbench.post("reserve", "a-17", "client", ON_KAMAILIO);
            assertEquals(201, held.status());
            assertTrue(held.body().get("events").asText().startsWith("https://"));
        }
        EventUrls half = new EventUrls(BASE, keys("secret:gone", "literal:here"), clock);
        assertTrue(believed(half, address(half)));
        assertTrue(believed(half, address(new EventUrls(BASE, keys("literal:here"), clock))));
        assertTrue(believed(new EventUrls(BASE, keys("literal:here"), clock), address(half)));
    }

    @Test
    void anAddressThatAKeyOutOfReachMayHaveSignedIsToBeSentAgain() {
        EventUrls half = new EventUrls(BASE, keys("secret:gone", "literal:here"), clock);
        String other = address(new EventUrls(BASE, keys("literal:other"), clock));
        assertThrows(SecretsUnreadable.class, () -> believed(half, other));
    }

    @Test
    void withoutAPublicAddressOrAKeyNoneIsGivenOut() {
        assertEquals(Optional.empty(), new EventUrls(Optional.empty(), keys("literal:k"), clock).signer());
        assertEquals(Optional.empty(), new EventUrls(BASE, keys(), clock).signer());
    }

    @Test
    void aKeyIsChangedWithoutAGap() {
        String before = address(new EventUrls(BASE, keys("literal:old"), clock));
        assertTrue(believed(new EventUrls(BASE, keys("literal:new", "literal:old"), clock), before));
        assertFalse(believed(new EventUrls(BASE, keys("literal:new"), clock), before));
    }
}
