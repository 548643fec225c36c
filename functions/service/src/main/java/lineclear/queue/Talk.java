package lineclear.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import lineclear.word.Side;
import org.jspecify.annotations.Nullable;

/**
 * What has been written in a customer's conversation, without the texts.
 *
 * @param seq the number of the last message; the first is 1, none is left out, and 0 stands for nothing written
 * @param last when that was written; null when nothing was
 * @param recent the newest of each side, oldest first, by which one that is sent again is known
 * @param key what only the customer's own token fits, a digest of it; null when none was given out
 */
public record Talk(long seq, @Nullable Instant last, List<Said> recent, @Nullable String key) {
    public static final Talk NOTHING = new Talk(0, null, List.of(), null);

    /**
     * So many of each side are known again. A sender who waits for each answer before the next message needs one; so
     * many may be under way at once. One that is sent again later still is a new message.
     */
    public static final int KNOWN_AGAIN = 8;

    /**
     * One message of those that are known again.
     *
     * @param mark of the id that its sender gave it; two ids of one side have the same by chance in one of 2^64 cases
     */
    public record Said(Side from, long mark, long seq) {}

    public Talk {
        recent = List.copyOf(recent);
    }

    /** The number of the message that this side gave this id; empty when it is new. */
    public OptionalLong find(Side from, String clientId) {
        long mark = mark(clientId);
        return recent.stream()
                .filter(said -> said.from() == from && said.mark() == mark)
                .mapToLong(Said::seq)
                .findFirst();
    }

    /** With one message more. */
    public Talk and(Side from, String clientId, Instant at) {
        List<Said> known = new ArrayList<>(recent);
        known.add(new Said(from, mark(clientId), seq + 1));
        if (known.stream().filter(said -> said.from() == from).count() > KNOWN_AGAIN) {
            known.remove(known.stream()
                    .filter(said -> said.from() == from)
                    .findFirst()
                    .orElseThrow());
        }
        return new Talk(seq + 1, at, known, key);
    }

    /** The customer's token is another from now on. */
    public Talk under(String other) {
        return new Talk(seq, last, recent, other);
    }

    /** FNV-1a of 64 bits (draft-eastlake-fnv, section 2), over the characters of an id. */
    private static long mark(String clientId) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < clientId.length(); i++) {
            hash = (hash ^ clientId.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
