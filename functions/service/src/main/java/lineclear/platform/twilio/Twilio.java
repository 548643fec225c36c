package lineclear.platform.twilio;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineclear.platform.CallState;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.LookupPace;
import lineclear.platform.PhonePlatform;
import lineclear.platform.secret.SecretForm;
import lineclear.platform.secret.Secrets;
import lineclear.platform.settings.Section;
import lineclear.platform.wire.BodyFields;
import lineclear.platform.wire.Form;
import lineclear.platform.wire.Hmac;
import lineclear.platform.wire.Misread;
import lineclear.platform.wire.Query;

/**
 * Twilio. Its signature has no time: a replayed event meets a session that is past it. It covers the decoded parameters
 * of a form, so a form has to be taken apart before it is checked; nothing is read out of it before.
 */
public final class Twilio implements PhonePlatform {
    private static final String BODY_HASH = "bodySHA256";

    /**
     * Ours: Twilio publishes no rate, only that an account's requests at once are limited (error 20429, "Too many
     * requests"); at most eight of ours are, in each process.
     */
    private static final int PER_SECOND = 20;

    private final String name;
    private final Secrets authTokens;
    private final TwilioEvents.Hearing hearing;
    private final Resources resources;
    private final LookupPace pace;

    private Twilio(
            String name, Secrets authTokens, TwilioEvents.Hearing hearing, Resources resources, LookupPace pace) {
        this.name = name;
        this.authTokens = authTokens;
        this.hearing = hearing;
        this.resources = resources;
        this.pace = pace;
    }

    /**
     * Settings: {@code secrets}, the account's auth tokens; {@code accountSid}, without which no call can be asked for;
     * {@code workspaceSid}, without which no reservation can, and with which the legs that TaskRouter dials say nothing
     * by themselves; {@code ownNumbers}, what a call between one of them and an agent counts as (support, test,
     * direct); {@code api} and {@code taskRouterApi}, for accounts of another region; {@code lookupsPerSecond}.
     */
    public static Twilio of(Section section) {
        Secrets authTokens = section.secrets("secrets", SecretForm.ANY);
        Resources resources = Resources.of(section, authTokens);
        TwilioEvents.Hearing hearing = new TwilioEvents.Hearing(section.kinds("ownNumbers"), resources.taskRouter());
        LookupPace pace = LookupPace.oneByOne(section.lookupsPerSecond(PER_SECOND));
        // A reservation is asked for under its task, and that stands in its events.
        LookupPace ofOffers = resources.taskRouter() ? pace.inTwoSteps() : pace;
        return new Twilio(section.name(), authTokens, hearing, resources, ofOffers);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Heard hear(Delivery delivery, Instant now) {
        Optional<byte[]> signature = delivery.header("x-twilio-signature").flatMap(Hmac::base64);
        if (signature.isEmpty()) {
            return new Heard.BadSignature("no X-Twilio-Signature");
        }
        Optional<String> bodyHash = Query.parameter(delivery.url(), BODY_HASH);
        return bodyHash.isPresent()
                ? hearJson(delivery, signature.get(), bodyHash.get())
                : hearForm(delivery, signature.get());
    }

    private Heard hearJson(Delivery delivery, byte[] signature, String bodyHash) {
        boolean same = Hmac.hex(bodyHash)
                .filter(hash -> Hmac.same(Hmac.digest(delivery.body()), hash))
                .isPresent();
        if (!same || !signed(delivery.url(), "", signature)) {
            return new Heard.BadSignature("X-Twilio-Signature or bodySHA256 does not fit");
        }
        return Misread.understood(() -> json(delivery.body()));
    }

    /** Event Streams sends an array; whatever else comes as JSON has the members of a form. */
    private Heard.Events json(byte[] body) {
        List<BodyFields> each = BodyFields.each(body);
        return each.size() == 1 && !each.get(0).has("specversion")
                ? TwilioEvents.in(each.get(0), hearing)
                : EventStream.in(each);
    }

    private Heard hearForm(Delivery delivery, byte[] signature) {
        Optional<Form> form = Form.of(delivery.body());
        if (form.isEmpty() || !signed(delivery.url(), form.get().sortedAndJoined(), signature)) {
            return new Heard.BadSignature("X-Twilio-Signature does not fit");
        }
        return Misread.understood(() -> TwilioEvents.in(BodyFields.of(form.get().first()), hearing));
    }

    private boolean signed(String url, String parameters, byte[] signature) {
        return authTokens.any(token -> Spellings.of(url).stream()
                .anyMatch(spelling ->
                        Hmac.same(Hmac.sha1(Hmac.bytes(token), Hmac.bytes(spelling + parameters)), signature)));
    }

    @Override
    public Map<String, CallState> ask(Collection<String> callIds) {
        return resources.ask(callIds);
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
        return resources.whoTalks(callIds);
    }

    @Override
    public Optional<String> callerOf(String callId) {
        return resources.callerOf(callId);
    }
}
