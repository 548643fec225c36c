package lineclear.platform.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A body in {@code application/x-www-form-urlencoded}, decoded. */
public final class Form {
    private final SortedMap<String, TreeSet<String>> parameters = new TreeMap<>();
    private final Map<String, String> first = new TreeMap<>();

    private Form() {}

    /** Empty when it is no form. */
    public static Optional<Form> of(byte[] body) {
        Form form = new Form();
        try {
            for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
                if (!pair.isEmpty()) {
                    form.add(pair);
                }
            }
            return Optional.of(form);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, none -> new TreeSet<>()).add(value);
        first.putIfAbsent(name, value);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Each parameter's first value. */
    public Map<String, String> first() {
        return first;
    }

    /** Names and values without anything between them, sorted by name, then by value; a repeated value stands once. */
    public String sortedAndJoined() {
        StringBuilder joined = new StringBuilder();
        parameters.forEach(
                (name, values) -> values.forEach(value -> joined.append(name).append(value)));
        return joined.toString();
    }
}
