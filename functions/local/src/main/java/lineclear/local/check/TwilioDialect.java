package lineclear.local.check;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import lineclear.platform.wire.Form;
import lineclear.platform.wire.Hmac;

/** Twilio's forms. A call can have a status callback of its own; TaskRouter has one address for a workspace. */
record TwilioDialect(String authToken) implements Dialect {
    @Override
    public Map<String, String> headers(String url, byte[] body, Instant now) {
        String parameters = Form.of(body).map(Form::sortedAndJoined).orElse("");
        byte[] signature = Hmac.sha1(Hmac.bytes(authToken), Hmac.bytes(url + parameters));
        return Map.of(
                "content-type",
                "application/x-www-form-urlencoded",
                "x-twilio-signature",
                Base64.getEncoder().encodeToString(signature));
    }

    @Override
    public String malformed() {
        return "CallStatus=ringing";
    }

    @Override
    public boolean toSession(String body) {
        return !body.startsWith("EventType=");
    }

    @Override
    public String doubt() {
        return "the secret here and at the service differ, or LINECLEAR_PUBLIC_URL is not the address that the platform"
                + " uses";
    }
}
