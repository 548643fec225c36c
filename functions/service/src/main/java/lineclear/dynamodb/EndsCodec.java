package lineclear.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lineclear.agent.record.End;
import lineclear.word.Ending;

/**
 * What a write has ended to one text, and back: each session's id, a space, and its ending's letter with the instant,
 * such as {@code s-1 c1793610612345}. One text, because a filter of the stream can ask only for what is no map; a
 * capital where the session's call was a guess that proved wrong.
 */
final class EndsCodec {
    private EndsCodec() {}

    /** Null when it has ended nothing. */
    static String encode(Map<String, End> ends) {
        return ends.isEmpty()
                ? null
                : ends.entrySet().stream()
                        .map(end -> end.getKey() + " " + encode(end.getValue()))
                        .collect(Collectors.joining(" "));
    }

    private static String encode(End end) {
        char mark = end.ending().mark();
        return (end.parted() ? Character.toUpperCase(mark) : mark)
                + Long.toString(end.at().toEpochMilli());
    }

    /** @throws IllegalStateException when it is not one of ours */
    static Map<String, End> decode(String text) {
        Map<String, End> ends = new TreeMap<>();
        String[] words = text.split(" ");
        for (int i = 0; i + 1 < words.length; i += 2) {
            ends.put(words[i], end(words[i + 1]));
        }
        return ends;
    }

    private static End end(String word) {
        char mark = word.charAt(0);
        Ending ending = Ending.marked(Character.toLowerCase(mark))
                .orElseThrow(() -> new IllegalStateException("the table's item says an end is '" + word + "'"));
        return new End(ending, Instant.ofEpochMilli(Long.parseLong(word.substring(1))), Character.isUpperCase(mark));
    }
}
