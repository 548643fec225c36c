package lineclear.platform.connect;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import lineclear.platform.CallState;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.LookupPace;
import lineclear.platform.PhonePlatform;
import lineclear.platform.settings.Section;
import lineclear.platform.wire.BodyFields;
import lineclear.platform.wire.Misread;

/**
 * Amazon Connect. Its events come from EventBridge straight to a function: IAM vouches for them, and there is no
 * signature. So nothing that came over HTTP is ever one: a delivery with an address is refused.
 */
public final class AmazonConnect implements PhonePlatform {
    /**
     * DescribeContact, for all of an account in a region: Amazon Connect's Administrator Guide, "Amazon Connect service
     * quotas", "API throttling quotas".
     */
    private static final int PER_SECOND = 10;

    private final String name;
    private final Contacts contacts;
    private final LookupPace pace;

    private AmazonConnect(String name, Contacts contacts, LookupPace pace) {
        this.name = name;
        this.contacts = contacts;
        this.pace = pace;
    }

    /**
     * Settings: {@code instanceId}, without which no contact can be asked for; {@code region}, unless it is the
     * function's own; {@code endpoint}, where it is not the region's usual one; {@code lookupsPerSecond}.
     */
    public static AmazonConnect of(Section section) {
        LookupPace pace = LookupPace.oneByOne(section.lookupsPerSecond(PER_SECOND));
        return new AmazonConnect(section.name(), Contacts.of(section), pace);
    }

    @Override
    public String name() {
        return name;
    }

    /** @param delivery the event's JSON as its body; without an address */
    @Override
    public Heard hear(Delivery delivery, Instant now) {
        if (!delivery.url().isEmpty()) {
            return new Heard.BadSignature("Amazon Connect's events come from EventBridge, never over HTTP");
        }
        return Misread.understood(() -> ConnectEvents.in(BodyFields.inAnySpelling(delivery.body())));
    }

    @Override
    public Map<String, CallState> ask(Collection<String> callIds) {
        return contacts.ask(callIds);
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
