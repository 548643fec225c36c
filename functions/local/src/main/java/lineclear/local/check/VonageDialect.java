package lineclear.local.check;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lineclear.platform.wire.Hmac;

/** Vonage's signed webhooks: a token that vouches for the body's hash. */
record VonageDialect(String secret, Optional<String> apiKey) implements Dialect {
    private static final String HEAD = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";

    @Override
    public Map<String, String> headers(String url, byte[] body, Instant now) {
        String claims = "{\"iat\":" + now.getEpochSecond() + ",\"jti\":\"" + UUID.randomUUID()
                + "\",\"iss\":\"Vonage\",\"payload_hash\":\""
                + HexFormat.of().formatHex(Hmac.digest(body)) + "\",\"api_key\":\"" + apiKey.orElse("check") + "\"}";
        String vouched = base64(Hmac.bytes(HEAD)) + "." + base64(Hmac.bytes(claims));
        String signature = base64(Hmac.sha256(Hmac.bytes(secret), Hmac.bytes(vouched)));
        return Map.of("content-type", "application/json", "authorization", "Bearer " + vouched + "." + signature);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String malformed() {
        return "{\"status\":\"ringing\"}";
    }

    @Override
    public boolean toSession(String body) {
        return true;
    }

    @Override
    public String doubt() {
        return "the secret or the apiKey here and at the service differ, or their clocks by more than 5 minutes";
    }
}
