package lineclear.platform;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One delivery of a platform's events, as it came.
 *
 * @param url the public address it was sent to, with its query: some signatures cover it
 * @param headers by name; found in any spelling
 * @param body as it was sent, byte by byte
 */
public record Delivery(String url, Map<String, String> headers, byte[] body) {
    public Delivery {
        Map<String, String> anySpelling = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anySpelling.putAll(headers);
        headers = java.util.Collections.unmodifiableMap(anySpelling);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
