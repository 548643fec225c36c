package lineclear.platform.standard;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import lineclear.platform.CallState;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.LookupPace;
import lineclear.platform.PhonePlatform;
import lineclear.platform.secret.Secrets;
import lineclear.platform.settings.Section;
import lineclear.platform.wire.BodyFields;
import lineclear.platform.wire.Misread;
import lineclear.platform.wire.Timestamps;

/** Standard Webhooks in, a look-up by address out. */
public final class Standard implements PhonePlatform {
    /** Ours: whoever runs the system knows better. */
    private static final int PER_SECOND = 50;

    private final String name;
    private final Secrets secrets;
    private final Lookup lookup;
    private final LookupPace pace;

    private Standard(String name, Secrets secrets, Lookup lookup, LookupPace pace) {
        this.name = name;
        this.secrets = secrets;
        this.lookup = lookup;
        this.pace = pace;
    }

    /**
     * Settings: {@code secrets}, each {@code whsec_…} or {@code whpk_…}; {@code calls}, the address that answers for a
     * call, with {@code {callId}} in it; {@code token}, the bearer token for it;
     * {@code lookupsPerSecond}.
     */
    public static Standard of(Section section) {
        LookupPace pace = LookupPace.oneByOneEachMinute(section.lookupsPerSecond(PER_SECOND));
        return new Standard(section.name(), section.secrets("secrets", Key.FORM), Lookup.of(section), pace);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Heard hear(Delivery delivery, Instant now) {
        Optional<String> id = delivery.header("webhook-id");
        Optional<String> timestamp = delivery.header("webhook-timestamp");
        Optional<String> signatures = delivery.header("webhook-signature");
        if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
            return new Heard.BadSignature("webhook-id, webhook-timestamp and webhook-signature are not all there");
        }
        Signatures signed = new Signatures(id.get(), timestamp.get(), delivery.body());
        if (!secrets.any(key -> signed.by(key, signatures.get()))) {
            return new Heard.BadSignature("webhook-signature fits none of the secrets");
        }
        if (!Timestamps.current(Timestamps.epochSeconds(timestamp.get()), now)) {
            return new Heard.BadSignature("webhook-timestamp is more than 5 minutes off");
        }
        return Misread.understood(() -> StandardEvents.in(BodyFields.of(delivery.body())));
    }

    @Override
    public Map<String, CallState> ask(Collection<String> callIds) {
        return lookup.ask(callIds);
    }

    @Override
    public LookupPace pace() {
        return pace;
    }

    @Override
    public boolean saysWhoTalks() {
        return true;
    }
}
