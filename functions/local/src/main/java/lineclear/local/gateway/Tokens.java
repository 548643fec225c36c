package lineclear.local.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** The JWTs of the local run: made here, checked here, worth nothing elsewhere. */
public final class Tokens {
    static final Duration LIFE = Duration.ofHours(12);
    static final int MOST_REMEMBERED = 2_000;
    private static final String ISSUER = "lineclear-local";
    private static final String AUDIENCE = "lineclear";

    private final EllipticCurveJsonWebKey key;
    private final Clock clock;
    /** Tokens whose signature was found good: P-256 costs more than the whole request, and a page sends one all day. */
    private final Map<String, Good> good = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Good> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    /** @param endEpochSeconds from then on it is checked again, and found to be over */
    private record Good(Checked checked, long endEpochSeconds) {}

    /** As API Gateway hands them on: every claim a string. */
    record Checked(Map<String, String> claims, List<String> scopes) {}

    public Tokens(EllipticCurveJsonWebKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    String issue(String role, Optional<String> agentId) {
        NumericDate now = NumericDate.fromMilliseconds(clock.millis());
        NumericDate end = NumericDate.fromMilliseconds(clock.millis());
        end.addSeconds(LIFE.toSeconds());
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(agentId.orElse(role));
        claims.setIssuedAt(now);
        claims.setExpirationTime(end);
        claims.setClaim("scope", role);
        agentId.ifPresent(id -> claims.setClaim("agent_id", id));
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The token cannot be signed", e);
        }
    }

    /** Empty when the header is missing or its token is not one of ours, or not valid now. */
    Optional<Checked> check(String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        String token = authorization.replaceFirst("(?i)^bearer +", "");
        Good remembered = good.get(token);
        if (remembered != null && clock.instant().getEpochSecond() < remembered.endEpochSeconds()) {
            return Optional.of(remembered.checked());
        }
        try {
            JwtClaims claims = consumer().processToClaims(token);
            Map<String, String> strings = new LinkedHashMap<>();
            claims.getClaimsMap().forEach((name, value) -> strings.put(name, String.valueOf(value)));
            Checked checked = new Checked(strings, scopes(strings.getOrDefault("scope", "")));
            good.put(token, new Good(checked, claims.getExpirationTime().getValue()));
            return Optional.of(checked);
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setVerificationKey(key.getKey())
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(AUDIENCE)
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    private static List<String> scopes(String scope) {
        return scope.isBlank() ? List.of() : List.of(scope.strip().split(" +"));
    }
}
