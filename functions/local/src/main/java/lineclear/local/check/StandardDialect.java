package lineclear.local.check;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import lineclear.platform.wire.Hmac;

/**
 * Standard Webhooks, {@code v1}.
 *
 * @param key the bytes behind {@code whsec_}
 */
public record StandardDialect(byte[] key) implements Dialect {
    @Override
    public Map<String, String> headers(String url, byte[] body, Instant now) {
        String id = "msg_" + UUID.randomUUID();
        String timestamp = Long.toString(now.getEpochSecond());
        byte[] signature = Hmac.sha256(key, Hmac.bytes(id + "." + timestamp + "."), body);
        return Map.of(
                "content-type",
                "application/json",
                "webhook-id",
                id,
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(signature));
    }

    @Override
    public String malformed() {
        return "{\"type\":\"call.ended\"}";
    }

    @Override
    public boolean toSession(String body) {
        return true;
    }

    @Override
    public String doubt() {
        return "the secret here and at the service differ, or their clocks by more than 5 minutes";
    }
}
