package lineclear.dynamodb.table;

import java.util.Collection;
import java.util.List;

/**
 * Ids in one text, a space before and after each: a filter finds one by {@code contains}, and no longer id that it is
 * part of.
 */
public final class WordsCodec {
    private WordsCodec() {}

    /** Null when there are none. */
    public static String encode(Collection<String> ids) {
        return ids.isEmpty() ? null : " " + String.join(" ", ids) + " ";
    }

    /** @param text null when there are none */
    public static List<String> decode(String text) {
        return text == null ? List.of() : List.of(text.strip().split(" "));
    }

    /** What is looked for. */
    public static String one(String id) {
        return " " + id + " ";
    }
}
