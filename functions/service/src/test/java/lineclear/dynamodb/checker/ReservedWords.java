package lineclear.dynamodb.checker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** No attribute is named in an expression, without a placeholder, by one of DynamoDB's own words, in whatever case. */
final class ReservedWords implements Rule {
    private static final Set<String> ALL = read();

    static Set<String> all() {
        return ALL;
    }

    @Override
    public void check(Operation operation, Schema schema) {
        for (Words words : operation.expressions()) {
            for (String name : words.bareNames()) {
                Page.RESERVED_WORDS.demands(
                        !ALL.contains(name.toUpperCase(Locale.ROOT)),
                        "%s is a reserved word, in %s",
                        name,
                        words.text());
            }
        }
    }

    private static Set<String> read() {
        try (InputStream words = ReservedWords.class.getResourceAsStream("reserved-words.txt")) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
