package lineclear.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import lineclear.local.start.SigningKey;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private final EllipticCurveJsonWebKey key = SigningKey.make();

    @Test
    void anAgentsTokenNamesTheAgent() {
        Tokens.Checked checked = at(NOON).check("Bearer " + at(NOON).issue("agent", Optional.of("a-17")))
                .orElseThrow();
        assertEquals(
                Map.of(
                        "iss", "lineclear-local",
                        "aud", "lineclear",
                        "sub", "a-17",
                        "iat", "" + NOON.getEpochSecond(),
                        "exp", "" + NOON.plus(Duration.ofHours(12)).getEpochSecond(),
                        "scope", "agent",
                        "agent_id", "a-17"),
                checked.claims());
        assertEquals(List.of("agent"), checked.scopes());
    }

    @Test
    void aTokenIsGoodForTwelveHours() {
        String token = at(NOON).issue("client", Optional.empty());
        assertTrue(
                at(NOON.plus(Duration.ofHours(12)).minusSeconds(1)).check(token).isPresent());
        assertFalse(at(NOON.plus(Duration.ofHours(12))).check(token).isPresent());
    }

    @Test
    void anotherKeysTokenIsWorthNothing() {
        String token = new Tokens(SigningKey.make(), at(NOON, ZoneOffset.UTC)).issue("client", Optional.empty());
        assertFalse(at(NOON).check(token).isPresent());
    }

    @Test
    void aTokenForSomebodyElseIsWorthNothing() throws Exception {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload("{\"iss\":\"lineclear-local\",\"aud\":\"other\",\"exp\":"
                + NOON.plusSeconds(60).getEpochSecond() + ",\"scope\":\"client\"}");
        token.setKey(key.getPrivateKey());
        token.setAlgorithmHeaderValue("ES256");
        assertFalse(at(NOON).check(token.getCompactSerialization()).isPresent());
    }

    @Test
    void aTokenThatWasFoundGoodEndsAllTheSame() {
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        Tokens tokens = new Tokens(key, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        });
        String token = tokens.issue("client", Optional.empty());
        Tokens.Checked first = tokens.check(token).orElseThrow();
        assertSame(first, tokens.check("Bearer " + token).orElseThrow()); // and is not checked each time
        now.set(NOON.plus(Tokens.LIFE));
        assertFalse(tokens.check(token).isPresent());
    }

    @Test
    void aChangedTokenIsNotTheOneThatWasFoundGood() {
        Tokens tokens = at(NOON);
        String token = tokens.issue("client", Optional.empty());
        assertTrue(tokens.check(token).isPresent());
        String other = new Tokens(SigningKey.make(), at(NOON, ZoneOffset.UTC)).issue("client", Optional.empty());
        String mixed = token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
        assertFalse(tokens.check(mixed).isPresent());
    }

    private Tokens at(Instant now) {
        return new Tokens(key, at(now, ZoneOffset.UTC));
    }

    private static Clock at(Instant now, ZoneOffset zone) {
        return Clock.fixed(now, zone);
    }
}
