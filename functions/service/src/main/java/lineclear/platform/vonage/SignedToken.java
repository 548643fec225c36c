package lineclear.platform.vonage;

import java.time.Instant;
import java.util.Optional;
import lineclear.platform.wire.BodyFields;
import lineclear.platform.wire.Hmac;
import lineclear.platform.wire.Misread;
import lineclear.platform.wire.Timestamps;

/**
 * A JSON Web Token with HS256. Neither its head nor its claims are looked at before the signature fits: whatever the
 * head names as its algorithm, only HMAC-SHA256 with one of our secrets is ever tried.
 */
final class SignedToken {
    private final String head;
    private final String claims;
    private final byte[] signature;

    private SignedToken(String head, String claims, byte[] signature) {
        this.head = head;
        this.claims = claims;
        this.signature = signature;
    }

    /** Empty when it does not have three parts, or the third is no signature. */
    static Optional<SignedToken> of(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == 3
                ? Hmac.base64Url(parts[2]).map(signature -> new SignedToken(parts[0], parts[1], signature))
                : Optional.empty();
    }

    boolean by(String secret) {
        return Hmac.same(Hmac.sha256(Hmac.bytes(secret), Hmac.bytes(head + "." + claims)), signature);
    }

    /** What a token that is properly signed lacks to vouch for this body now; empty when nothing. */
    Optional<String> fault(byte[] body, Optional<String> apiKey, Instant now) {
        try {
            if (!"HS256".equals(decoded(head).text("alg"))) {
                return Optional.of("the token's alg is not HS256");
            }
            BodyFields claimed = decoded(claims);
            if (!current(claimed, now)) {
                return Optional.of("the token was issued more than 5 minutes off, or has expired");
            }
            if (apiKey.isPresent() && !apiKey.get().equals(claimed.text("api_key"))) {
                return Optional.of("the token's api_key is not the one that is set");
            }
            return Optional.ofNullable(claimed.text("payload_hash"))
                            .flatMap(Hmac::hex)
                            .filter(hash -> Hmac.same(Hmac.digest(body), hash))
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of("the token's payload_hash is not the body's");
        } catch (Misread misread) {
            return Optional.of("the token is malformed");
        }
    }

    private static boolean current(BodyFields claimed, Instant now) {
        Instant issued = Timestamps.epochSeconds(claimed.text("iat"));
        Instant expires = Timestamps.epochSeconds(claimed.text("exp"));
        return Timestamps.current(issued, now) && (!claimed.has("exp") || expires != null && now.isBefore(expires));
    }

    private static BodyFields decoded(String part) {
        return BodyFields.of(Hmac.base64Url(part).orElseThrow(() -> new Misread("no Base64")));
    }
}
