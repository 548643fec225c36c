package lineclear.platform.twilio;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import lineclear.platform.Delivery;
import lineclear.platform.wire.Form;
import lineclear.platform.wire.Hmac;

/** What Twilio posts, signed as "Webhooks security" says; {@link TwilioTest} holds that against Twilio's own library. */
public final class Posted {
    private Posted() {}

    /** Parameters of a form. */
    public static Delivery form(String token, String url, String body) {
        String joined = Form.of(Hmac.bytes(body)).orElseThrow().sortedAndJoined();
        return new Delivery(url, Map.of("X-Twilio-Signature", signature(token, url + joined)), Hmac.bytes(body));
    }

    /** A body of JSON, of which the hash stands in the address. */
    public static Delivery json(String token, String url, String body) {
        String hash = HexFormat.of().formatHex(Hmac.digest(Hmac.bytes(body)));
        String hashed = url + (url.contains("?") ? "&" : "?") + "bodySHA256=" + hash;
        return new Delivery(hashed, Map.of("X-Twilio-Signature", signature(token, hashed)), Hmac.bytes(body));
    }

    private static String signature(String token, String signed) {
        return Base64.getEncoder().encodeToString(Hmac.sha1(Hmac.bytes(token), Hmac.bytes(signed)));
    }
}
