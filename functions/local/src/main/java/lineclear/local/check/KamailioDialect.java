package lineclear.local.check;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import lineclear.platform.wire.Hmac;

/** As {@code events/kamailio/kamailio.cfg} reports: one address for all calls, the agent in the body. */
record KamailioDialect(String secret) implements Dialect {
    @Override
    public String sent(String body, Instant now) {
        return body.replaceFirst("\\{", "{\"sent\":\"" + now.getEpochSecond() + "\",");
    }

    @Override
    public Map<String, String> headers(String url, byte[] body, Instant now) {
        String signature = HexFormat.of().formatHex(Hmac.sha256(Hmac.bytes(secret), body));
        return Map.of("content-type", "application/json", "x-signature", "sha256=" + signature);
    }

    @Override
    public String malformed() {
        return "{\"event\":\"ringing\"}";
    }

    @Override
    public boolean toSession(String body) {
        return false;
    }

    @Override
    public String doubt() {
        return "the secret here and at the service differ, or their clocks by more than 5 minutes";
    }
}
