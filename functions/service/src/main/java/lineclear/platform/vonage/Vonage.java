package lineclear.platform.vonage;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lineclear.platform.CallState;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.LookupPace;
import lineclear.platform.PhonePlatform;
import lineclear.platform.secret.SecretForm;
import lineclear.platform.secret.Secrets;
import lineclear.platform.settings.Section;
import lineclear.platform.wire.BodyFields;
import lineclear.platform.wire.Misread;
import lineclear.word.Kind;

/** Vonage. Its answer webhook is no event and stays the application's own; set the event webhook to POST. */
public final class Vonage implements PhonePlatform {
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+)");
    private static final Pattern API_KEY = Pattern.compile("[A-Za-z0-9]{1,64}");

    /** Requests a second but for new calls: Vonage API Support, "How many calls can I create per second?". */
    private static final int PER_SECOND = 15;

    private final String name;
    private final Secrets secrets;
    private final Optional<String> apiKey;
    private final Map<String, Kind> ownNumbers;
    private final Calls calls;
    private final LookupPace pace;

    private Vonage(
            String name,
            Secrets secrets,
            Optional<String> apiKey,
            Map<String, Kind> ownNumbers,
            Calls calls,
            LookupPace pace) {
        this.name = name;
        this.secrets = secrets;
        this.apiKey = apiKey;
        this.ownNumbers = ownNumbers;
        this.calls = calls;
        this.pace = pace;
    }

    /**
     * Settings: {@code secrets}, the account's signature secrets; {@code apiKey}, when only that account's events
     * count; {@code applicationId} and {@code privateKey}, without which no call can be asked for; {@code ownNumbers},
     * what a call between one of them and an agent counts as (support, test, direct); {@code api}, for another region;
     * {@code lookupsPerSecond}.
     */
    public static Vonage of(Section section) {
        return new Vonage(
                section.name(),
                section.secrets("secrets", SecretForm.ANY),
                section.text("apiKey", API_KEY),
                section.kinds("ownNumbers"),
                Calls.of(section),
                LookupPace.oneByOne(section.lookupsPerSecond(PER_SECOND)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Heard hear(Delivery delivery, Instant now) {
        Optional<SignedToken> token = delivery.header("authorization")
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .flatMap(bearer -> SignedToken.of(bearer.group(1)));
        if (token.isEmpty()) {
            return new Heard.BadSignature("no bearer token of three parts");
        }
        if (!secrets.any(token.get()::by)) {
            return new Heard.BadSignature("the token is not signed with any of the secrets");
        }
        return token.get()
                .fault(delivery.body(), apiKey, now)
                .<Heard>map(Heard.BadSignature::new)
                .orElseGet(() -> Misread.understood(() -> VonageEvents.in(BodyFields.of(delivery.body()), ownNumbers)));
    }

    @Override
    public Map<String, CallState> ask(Collection<String> callIds) {
        return calls.ask(callIds);
    }

    @Override
    public LookupPace pace() {
        return pace;
    }

    @Override
    public boolean saysWhoTalks() {
        return true;
    }

    @Override
    public Map<String, CallState> whoTalks(Collection<String> callIds) {
        return calls.whoTalks(callIds);
    }
}
