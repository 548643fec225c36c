package lineclear.function;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.secret.Secrets;
import lineclear.platform.secret.Vault;

/** Keys of the events' addresses, as a deployment refers to them. */
final class EventKeys {
    private EventKeys() {}

    static Secrets literal(String... keys) {
        return of(
                Clock.systemUTC(),
                0,
                Arrays.stream(keys).map("literal:"::concat).toArray(String[]::new));
    }

    /** @param extension the port on which something stands in for AWS's extension */
    static Secrets of(Clock clock, int extension, String... references) {
        Map<String, String> environment =
                Map.of("AWS_SESSION_TOKEN", "session", "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", "" + extension);
        Vault vault = new Vault(environment::get, clock, new BoundedHttp());
        return new Secrets(Arrays.stream(references).map(vault::secret).toList());
    }
}
