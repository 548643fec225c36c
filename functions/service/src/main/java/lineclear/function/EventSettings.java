package lineclear.function;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineclear.platform.secret.Secret;
import lineclear.platform.secret.Vault;

/**
 * What the addresses of phone platforms' events are made of, as a deployment sets it.
 *
 * @param base the public address of this service, without a slash at its end; empty: no addresses are given out
 * @param keys none: no addresses are given out
 */
public record EventSettings(Optional<String> base, List<Secret> keys) {
    private static final int LONGEST_ADDRESS = 512;

    public EventSettings {
        keys = List.copyOf(keys);
    }

    /**
     * No key is read yet.
     *
     * @param publicUrl where phone platforms reach this service
     * @param eventsKeys references to keys, with space between
     * @throws IllegalArgumentException when something is wrong; the message names the variable, says what to write, and
     *     quotes no key
     */
    public static EventSettings read(Optional<String> publicUrl, Optional<String> eventsKeys, Vault vault) {
        List<Secret> keys = new ArrayList<>();
        for (String reference : eventsKeys.orElse("").strip().split("\\s+")) {
            if (!reference.isEmpty()) {
                keys.add(key(reference, vault));
            }
        }
        return new EventSettings(
                publicUrl.map(String::strip).filter(url -> !url.isEmpty()).map(EventSettings::base), keys);
    }

    private static Secret key(String reference, Vault vault) {
        try {
            return vault.secret(reference);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("LINECLEAR_EVENTS_KEY " + wrong.getMessage(), wrong);
        }
    }

    private static String base(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (web && bare && uri.getHost() != null && url.length() <= LONGEST_ADDRESS) {
                return url.replaceFirst("/+$", "");
            }
        } catch (URISyntaxException malformed) {
            // Said below, in words.
        }
        throw new IllegalArgumentException(
                "LINECLEAR_PUBLIC_URL must be the address under which phone platforms reach this"
                        + " service, such as https://calls.example.org: no user, no query");
    }
}
