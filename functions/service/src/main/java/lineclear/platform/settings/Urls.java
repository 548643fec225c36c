package lineclear.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Which addresses may be asked: credentials go there, so they travel encrypted or stay on this machine. */
public final class Urls {
    public static final String SAFE =
            "an https:// address without user and fragment; http:// only to this machine itself";

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

    private Urls() {}

    /** Whether its host is this machine itself. */
    public static boolean onThisMachine(URI uri) {
        return THIS_MACHINE.contains(uri.getHost());
    }

    /** Empty when it is not {@link #SAFE}. */
    public static Optional<URI> safe(String text) {
        try {
            URI uri = new URI(text);
            boolean bare = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = "http".equalsIgnoreCase(uri.getScheme());
            return bare && (encrypted || plain && onThisMachine(uri)) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
