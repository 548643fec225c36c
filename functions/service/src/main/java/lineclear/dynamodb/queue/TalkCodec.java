package lineclear.dynamodb.queue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lineclear.dynamodb.table.ItemFields;
import lineclear.dynamodb.table.WordsCodec;
import lineclear.queue.Talk;
import lineclear.word.Side;

/** What was written, as attributes of its ticket: a short text for those known again, as every write pays for it. */
final class TalkCodec {
    private static final String SEQ = "seq";
    private static final String LAST = "saidAt";
    private static final String RECENT = "said";
    private static final String KEY = "key";
    private static final Pattern SAID = Pattern.compile("([ca])([0-9]+):([0-9a-z]+)");

    private TalkCodec() {}

    static void encode(Talk talk, ItemFields fields) {
        fields.put(SEQ, talk.seq() == 0 ? null : talk.seq())
                .put(LAST, talk.last())
                .put(
                        RECENT,
                        WordsCodec.encode(
                                talk.recent().stream().map(TalkCodec::encode).toList()))
                .put(KEY, talk.key());
    }

    static Talk decode(ItemFields fields) {
        List<Talk.Said> recent = WordsCodec.decode(fields.optional(RECENT)).stream()
                .map(TalkCodec::decode)
                .toList();
        return new Talk(fields.has(SEQ) ? fields.number(SEQ) : 0, fields.instant(LAST), recent, fields.optional(KEY));
    }

    private static String encode(Talk.Said said) {
        String side = said.from() == Side.CUSTOMER ? "c" : "a";
        return side + said.seq() + ":" + Long.toUnsignedString(said.mark(), Character.MAX_RADIX);
    }

    private static Talk.Said decode(String word) {
        Matcher said = SAID.matcher(word);
        if (!said.matches()) {
            throw new IllegalStateException("the table's item says " + RECENT + " as this version does not");
        }
        return new Talk.Said(
                said.group(1).equals("c") ? Side.CUSTOMER : Side.AGENT,
                Long.parseUnsignedLong(said.group(3), Character.MAX_RADIX),
                Long.parseLong(said.group(2)));
    }
}
