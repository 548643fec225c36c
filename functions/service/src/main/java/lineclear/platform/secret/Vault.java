package lineclear.platform.secret;

import java.time.Clock;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import lineclear.platform.lookup.BoundedHttp;

/**
 * Turns references into secrets:
 *
 * <ul>
 *   <li>{@code env:NAME}: an environment variable of this process
 *   <li>{@code ssm:/path}: a parameter of AWS Systems Manager, decrypted
 *   <li>{@code secret:id}: a secret of AWS Secrets Manager, by name or ARN
 *   <li>{@code literal:…}: the secret itself, for laptops
 * </ul>
 */
public final class Vault {
    private static final Pattern REFERENCE = Pattern.compile("(?s)(env|ssm|secret|literal):(.+)");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final Pattern STORED = Pattern.compile("[A-Za-z0-9/_+=.@:!-]{1,512}");

    private final UnaryOperator<String> environment;
    private final Clock clock;
    private final Extension extension;

    public Vault(UnaryOperator<String> environment, Clock clock, BoundedHttp web) {
        this.environment = environment;
        this.clock = clock;
        this.extension = new Extension(web, environment, clock);
    }

    /**
     * The secret that is referred to. Nothing is read yet, but a variable that is not there is found out.
     *
     * @throws IllegalArgumentException when it is no reference; says what it must be, never what it is: somebody may
     *     have put the secret itself there
     */
    public Secret secret(String reference) {
        var parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must be a reference: env:NAME, ssm:/path, secret:id" + " or, on a laptop, literal:…");
        }
        String place = parts.group(2);
        return switch (parts.group(1)) {
            case "env" -> variable(reference, place);
            case "ssm" -> stored(reference, place, () -> extension.parameter(place));
            case "secret" -> stored(reference, place, () -> extension.secret(place));
            default -> literal(place);
        };
    }

    private Secret literal(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("must have a secret after literal:");
        }
        return new Secret("(literal)", value, clock);
    }

    private Secret variable(String reference, String name) {
        if (!VARIABLE.matcher(name).matches()) {
            throw new IllegalArgumentException("must name an environment variable after env:");
        }
        String value = environment.apply(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("refers to the environment variable " + name + ", which is not set");
        }
        return new Secret(reference, value, clock);
    }

    private Secret stored(String reference, String place, Secret.Store store) {
        if (!STORED.matcher(place).matches()) {
            throw new IllegalArgumentException("must name what is stored after ssm: or secret:");
        }
        return new Secret(reference, store, clock);
    }
}
