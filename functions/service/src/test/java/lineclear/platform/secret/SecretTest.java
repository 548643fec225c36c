package lineclear.platform.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lineclear.TestClock;
import lineclear.platform.Loopback;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.lookup.BoundedHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a stand-in for AWS's extension on loopback. */
class SecretTest {
    private final TestClock clock = new TestClock();
    private Loopback extension;
    private Vault vault;

    @BeforeEach
    void listen() throws IOException {
        extension = new Loopback(Loopback.json(200, "{\"SecretString\":\"one\",\"Parameter\":{\"Value\":\"p\"}}"));
        Map<String, String> environment = Map.of(
                "AWS_SESSION_TOKEN", "session",
                "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", "" + extension.port(),
                "KEY", "from-env");
        vault = new Vault(environment::get, clock, new BoundedHttp());
    }

    @AfterEach
    void stop() {
        extension.close();
    }

    private void stored(String value) {
        extension.answers(Loopback.json(200, "{\"SecretString\":\"" + value + "\"}"));
    }

    @Test
    @Tag("exhaustive")
    void severalSecretsDoNotWaitOneAfterTheOtherForAnExtensionThatIsSilent() {
        extension.answers(Loopback.hangs());
        Secret one = vault.secret("ssm:/one");
        Secret two = vault.secret("ssm:/two");
        assertThrows(SecretsUnreadable.class, one::value);
        assertThrows(SecretsUnreadable.class, two::value);
        assertEquals(1, extension.asked().size());
        clock.forward(Secret.RETRY);
        stored("two");
        assertThrows(SecretsUnreadable.class, two::value, "that was no parameter");
        assertEquals(2, extension.asked().size());
    }

    @Test
    void eachReferenceIsReadWhereItPoints() {
        assertEquals("from-env", vault.secret("env:KEY").value());
        assertEquals("l:1", vault.secret("literal:l:1").value());
        assertEquals(List.of(), extension.asked());
        assertEquals("one", vault.secret("secret:prod/twilio").value());
        assertEquals("p", vault.secret("ssm:/prod/key one".replace(" ", "-")).value());
        assertEquals(
                "/secretsmanager/get?secretId=prod%2Ftwilio",
                extension.asked().get(0).uri());
        assertEquals(
                "/systemsmanager/parameters/get?withDecryption=true&name=%2Fprod%2Fkey-one",
                extension.asked().get(1).uri());
        assertEquals("session", extension.asked().get(0).header("X-Aws-Parameters-Secrets-Token"));
    }

    @Test
    void isKeptForFiveMinutesAndThenReadAgain() {
        Secret secret = vault.secret("secret:s");
        assertEquals("one", secret.value());
        stored("two");
        clock.forward(Duration.ofMinutes(5).minusMillis(1));
        assertEquals("one", secret.value());
        assertEquals(1, extension.asked().size());
        clock.forward(Duration.ofMillis(1));
        assertEquals("two", secret.value());
    }

    @Test
    void whenItCannotBeReadAgainTheOldOneServesForAnHour() {
        Secret secret = vault.secret("secret:s");
        secret.value();
        extension.answers(Loopback.json(400, "{}"));
        clock.forward(Duration.ofMinutes(5));
        assertEquals("one", secret.value());
        assertEquals("one", secret.value());
        assertEquals(2, extension.asked().size(), "not asked on every use");
        clock.forward(Duration.ofMinutes(60).minusMillis(1));
        assertEquals("one", secret.value());
        clock.forward(Duration.ofMinutes(1));
        assertThrows(SecretsUnreadable.class, secret::value);
        stored("three");
        clock.forward(Duration.ofSeconds(30));
        assertEquals("three", secret.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"SecretString\":\"  \"}", "{\"SecretString\":7}", "top-secret", ""})
    void whatIsNoSecretIsUnreadableAndNotQuoted(String answer) {
        extension.answers(Loopback.json(200, answer));
        String message = assertThrows(SecretsUnreadable.class, vault.secret("secret:s")::value)
                .getMessage();
        assertEquals("the secret secret:s cannot be read", message);
    }

    @Test
    void outsideOfALambdaNothingIsAsked() {
        Vault laptop = new Vault(name -> null, clock, new BoundedHttp());
        assertThrows(SecretsUnreadable.class, laptop.secret("secret:s")::value);
        assertEquals(List.of(), extension.asked());
    }

    @Test
    void whoHasAnOldValueDoesNotWaitForTheNewOne() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Secret secret = new Secret(
                "s",
                () -> {
                    if (clock.instant().isAfter(Instant.parse("2026-11-02T09:00:00Z"))) {
                        reading.countDown();
                        goOn.await();
                        return "two";
                    }
                    return "one";
                },
                clock);
        assertEquals("one", secret.value());
        clock.forward(Duration.ofMinutes(5));
        Thread reader = new Thread(secret::value);
        reader.start();
        reading.await();
        assertEquals("one", secret.value());
        goOn.countDown();
        reader.join();
        assertEquals("two", secret.value());
    }

    @Test
    void whoHasNoneYetWaitsForTheFirstReading() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Secret secret = new Secret(
                "s",
                () -> {
                    reading.countDown();
                    goOn.await();
                    return "one";
                },
                clock);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(secret::value);
        reading.await();
        CompletableFuture<String> second = CompletableFuture.supplyAsync(secret::value);
        assertThrows(TimeoutException.class, () -> second.get(100, TimeUnit.MILLISECONDS));
        goOn.countDown();
        assertEquals("one", first.get());
        assertEquals("one", second.get());
    }

    @Test
    void anyOfSeveralMayFitAndAnUnreadableOneMattersOnlyWhenNoneDoes() {
        extension.answers(Loopback.json(500, ""));
        Secrets secrets = new Secrets(List.of(vault.secret("secret:s"), vault.secret("literal:b")));
        assertTrue(secrets.any("b"::equals));
        assertThrows(SecretsUnreadable.class, () -> secrets.any("c"::equals));
        assertFalse(new Secrets(List.of(vault.secret("literal:b"))).any("c"::equals));
    }

    @ParameterizedTest
    @ValueSource(strings = {"top-secret", "", "env:", "literal:", "env:A B", "env:MISSING", "ssm:a b", "file:/x"})
    void whatIsNoReferenceIsRefusedWithoutQuotingIt(String reference) {
        String message = assertThrows(IllegalArgumentException.class, () -> vault.secret(reference))
                .getMessage();
        assertFalse(message.contains("top-secret"), message);
    }

    @Test
    void noSecretShowsItself() {
        Secrets secrets = new Secrets(List.of(vault.secret("literal:hidden"), vault.secret("env:KEY")));
        secrets.any(value -> false);
        assertEquals("Secrets[secrets=[(literal), env:KEY]]", secrets.toString());
    }
}
