package lineclear.local.check;

import java.time.Instant;
import java.util.Map;

/** How a platform delivers its events. */
public interface Dialect {
    /** The body as it is sent at this moment, where it says when that is. */
    default String sent(String body, Instant now) {
        return body;
    }

    /** What a signed delivery carries, its {@code content-type} among it. */
    Map<String, String> headers(String url, byte[] body, Instant now);

    /** A body that no event of this platform has. */
    String malformed();

    /** Whether such a body comes to an address of its session's own, where one is given; else to the account's. */
    boolean toSession(String body);

    /** What it can mean when the service takes none of the signatures. */
    String doubt();
}
