package lineclear.platform.wire;

import java.util.Optional;

/** The query of an address, as it stands there. */
public final class Query {
    private Query() {}

    /** The first value of a parameter, not decoded. */
    public static Optional<String> parameter(String url, String name) {
        int query = url.indexOf('?');
        if (query < 0) {
            return Optional.empty();
        }
        for (String pair : url.substring(query + 1).split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
