package lineclear.platform.kamailio;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lineclear.platform.CallState;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatform;
import lineclear.platform.secret.SecretForm;
import lineclear.platform.secret.Secrets;
import lineclear.platform.settings.Section;
import lineclear.platform.wire.BodyFields;
import lineclear.platform.wire.Hmac;
import lineclear.platform.wire.Misread;
import lineclear.platform.wire.Query;
import lineclear.platform.wire.Timestamps;

/**
 * Kamailio with events of our own design. {@code x-signature: sha256=<hex>} is the HMAC-SHA256 of the body; a Kamailio
 * that keeps its connections alive can send no header and says {@code ?sig=<hex>} instead. The body says when it was
 * {@code sent}, anew at each attempt, or at least when it happened ({@code ts}): what was recorded and is replayed
 * later proves nothing.
 */
public final class Kamailio implements PhonePlatform {
    private static final String PREFIX = "sha256=";

    private final String name;
    private final Secrets secrets;
    private final Dialogs dialogs;

    private Kamailio(String name, Secrets secrets, Dialogs dialogs) {
        this.name = name;
        this.secrets = secrets;
        this.dialogs = dialogs;
    }

    /**
     * Settings: {@code secrets}; {@code rpc}, the address of JSON-RPC, without which no call can be asked for;
     * {@code token}; {@code longestCallSeconds}.
     */
    public static Kamailio of(Section section) {
        return new Kamailio(section.name(), section.secrets("secrets", SecretForm.ANY), Dialogs.of(section));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Heard hear(Delivery delivery, Instant now) {
        Optional<byte[]> signature = signature(delivery).flatMap(Hmac::hex);
        if (signature.isEmpty()) {
            return new Heard.BadSignature("no x-signature: sha256=<hex>");
        }
        boolean signed = secrets.any(key -> Hmac.same(Hmac.sha256(Hmac.bytes(key), delivery.body()), signature.get()));
        return signed
                ? hearSigned(delivery.body(), now)
                : new Heard.BadSignature("x-signature is not that of the body under any of the secrets");
    }

    private static Heard hearSigned(byte[] body, Instant now) {
        try {
            BodyFields fields = BodyFields.of(body);
            String told = fields.anyText(fields.has("sent") ? "sent" : "ts");
            return Timestamps.current(Timestamps.epochSeconds(told), now)
                    ? KamailioEvents.in(fields)
                    : new Heard.BadSignature("it was sent more than 5 minutes ago, or does not say when");
        } catch (Misread misread) {
            return new Heard.Malformed(misread.getMessage());
        }
    }

    private static Optional<String> signature(Delivery delivery) {
        Optional<String> header = delivery.header("x-signature");
        if (header.isPresent()) {
            return header.filter(value -> value.startsWith(PREFIX)).map(value -> value.substring(PREFIX.length()));
        }
        return Query.parameter(delivery.url(), "sig");
    }

    @Override
    public Map<String, CallState> ask(Collection<String> callIds) {
        return dialogs.ask(callIds);
    }

    @Override
    public boolean saysWhoTalks() {
        return true;
    }

    @Override
    public Map<String, CallState> whoTalks(Collection<String> callIds) {
        return dialogs.whoTalks(callIds);
    }

    @Override
    public Map<String, CallState> askByName(Collection<String> names, UnaryOperator<String> naming) {
        return dialogs.askByName(names, naming);
    }
}
