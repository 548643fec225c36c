package lineclear.word;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The words, each spelled once: every write needs dozens of them. */
final class Spelling {
    private static final Map<Object, String> WORDS = new ConcurrentHashMap<>();

    private Spelling() {}

    static String of(Object constant, String name) {
        String known = WORDS.get(constant);
        return known != null ? known : WORDS.computeIfAbsent(constant, some -> spell(name));
    }

    private static String spell(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
