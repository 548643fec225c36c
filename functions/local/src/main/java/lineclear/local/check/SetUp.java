package lineclear.local.check;

import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lineclear.platform.PhonePlatform;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.deployment.Deployment;
import lineclear.platform.deployment.TypedSection;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.secret.Secret;
import lineclear.platform.secret.SecretForm;
import lineclear.platform.settings.Environment;
import lineclear.platform.settings.Section;
import lineclear.platform.wire.Hmac;

/**
 * A phone platform as {@code LINECLEAR_PLATFORMS} sets it up, here as at the service.
 *
 * @param type such as {@code kamailio}, whatever it is called
 * @param platform what understands its events
 * @param dialect what signs in its place, with the first of its secrets
 */
record SetUp(String type, PhonePlatform platform, Dialect dialect) {
    private static final String DOCUMENT = "LINECLEAR_PLATFORMS";
    private static final String AMAZON_CONNECT = "amazon-connect";
    private static final String PUBLIC_KEY = "whpk_";
    private static final Pattern ANY = Pattern.compile(".*");

    static SetUp of(String name, UnaryOperator<String> environment) throws CannotCheck {
        String document = Optional.ofNullable(environment.apply(DOCUMENT))
                .filter(text -> !text.isBlank())
                .orElse("{}");
        Environment surroundings = new Environment(environment, Clock.systemUTC(), new BoundedHttp());
        try {
            Optional<TypedSection> typed = Deployment.section(document, name, surroundings);
            String type = typed.map(TypedSection::type).orElse(name);
            if (type.equals(AMAZON_CONNECT)) {
                throw new CannotCheck(
                        "The events of " + AMAZON_CONNECT + " come from EventBridge, never over HTTP: send"
                                + " one of events/webhooks/" + AMAZON_CONNECT
                                + " to the function contact-event, as events/README.md shows.");
            }
            Section section = typed.orElseThrow(() -> absent(name)).section();
            return new SetUp(
                    type,
                    Deployment.read(document, surroundings).named(name).orElseThrow(() -> absent(name)),
                    dialect(type, section));
        } catch (IllegalArgumentException wrong) {
            throw new CannotCheck(DOCUMENT + ": " + wrong.getMessage() + ".");
        } catch (SecretsUnreadable unreadable) {
            throw new CannotCheck(
                    "Here, " + unreadable.getMessage() + ": outside AWS a secret is env:NAME or literal:….");
        }
    }

    private static CannotCheck absent(String name) {
        String known = Deployment.types().stream()
                .filter(type -> !type.equals(AMAZON_CONNECT))
                .collect(Collectors.joining(", "));
        return new CannotCheck(
                Deployment.types().contains(name)
                        ? DOCUMENT + " does not name " + name + " here: give it the document that the service reads."
                        : "There is no platform " + name + ": there are " + known + ", and whatever " + DOCUMENT
                                + " names.");
    }

    private static Dialect dialect(String type, Section section) throws CannotCheck {
        String secret = section.secrets("secrets", SecretForm.ANY).secrets().stream()
                .map(Secret::value)
                .filter(value -> !value.startsWith(PUBLIC_KEY))
                .findFirst()
                .orElseThrow(() -> new CannotCheck("With a public key nothing can be signed: set a whsec_ beside it."));
        return switch (type) {
            case "kamailio" -> new KamailioDialect(secret);
            case "twilio" -> new TwilioDialect(secret);
            case "vonage" -> new VonageDialect(secret, section.text("apiKey", ANY));
            default -> new StandardDialect(Hmac.base64(secret.replaceFirst("^whsec_", ""))
                    .filter(key -> key.length > 0)
                    .orElseThrow(() -> new CannotCheck("The secret is not whsec_ followed by Base64.")));
        };
    }
}
