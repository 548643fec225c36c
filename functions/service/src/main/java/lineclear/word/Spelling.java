package lineclear.word;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The words, each spelled once: every write needs dozens of them. */
final class Spelling {
    private static final Map<Word, String> WORDS = new ConcurrentHashMap<>();

    private Spelling() {}

    static String of(Word constant) {
        String known = WORDS.get(constant);
        return known != null ? known : WORDS.computeIfAbsent(constant, Spelling::spell);
    }

    private static String spell(Word constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
