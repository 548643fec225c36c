package lineclear.agent.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lineclear.word.Ending;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of ended sessions: 16 slots, so that the record does not grow and a blind write can set one.
 *
 * @param slots slot ("0" to "15") to fingerprint (6 characters of base64url, 36 bits) followed by the ending's letter,
 *     which is a capital where what ended was a leg that nobody had answered
 */
public record Tombstones(Map<String, String> slots) {
    public static final int SLOTS = 16;
    /** In the place of an ending's letter: the name of a call, not of a session. */
    private static final char CALL = 'b';

    public static final Tombstones NONE = new Tombstones(Map.of());

    public Tombstones {
        slots = Collections.unmodifiableMap(new TreeMap<>(slots));
    }

    /** Where a session's tombstone stands, and what it looks like without its last letter. */
    public record Mark(String slot, String fingerprint) {
        public static Mark of(String sessionId) {
            byte[] hash = sha256(sessionId);
            String slot = Integer.toString(hash[0] & (SLOTS - 1));
            return new Mark(slot, Base64.getUrlEncoder().encodeToString(hash).substring(2, 8));
        }
    }

    /**
     * Whether this was the name of a session's call: what is said of it after that session's end is late, and no news
     * of another call.
     */
    public boolean heardOf(String callId) {
        Mark mark = Mark.of(callId);
        return hold(callId) || slots.getOrDefault(next(mark.slot()), "").equals(mark.fingerprint() + CALL);
    }

    public boolean hold(String sessionId) {
        return stone(sessionId) != null;
    }

    /** Null when it has none, or no longer. */
    private @Nullable String stone(String sessionId) {
        Mark mark = Mark.of(sessionId);
        String stone = slots.get(mark.slot());
        return stone != null && stone.startsWith(mark.fingerprint()) ? stone : null;
    }

    /** How the session ended, while its slot has not been taken by another. */
    public Optional<Ending> ending(String sessionId) {
        String stone = stone(sessionId);
        return stone == null
                ? Optional.empty()
                : Ending.marked(Character.toLowerCase(stone.charAt(stone.length() - 1)));
    }

    /**
     * Whether it ended with a leg that nobody had answered: another may ring, or be up, at the same session's address.
     */
    public boolean unanswered(String sessionId) {
        String stone = stone(sessionId);
        return stone != null && Character.isUpperCase(stone.charAt(stone.length() - 1));
    }

    /** The same, said of a session that is over. */
    public Tombstones unansweredBy(String sessionId) {
        Mark mark = Mark.of(sessionId);
        Map<String, String> more = new TreeMap<>(slots);
        more.computeIfPresent(
                mark.slot(),
                (slot, stone) -> stone.substring(0, stone.length() - 1)
                        + Character.toUpperCase(stone.charAt(stone.length() - 1)));
        return new Tombstones(more);
    }

    /**
     * Whether the session was only a hold that ran out or gave way, and nobody has ended it: its call may still come
     * up.
     */
    public boolean forgotten(String sessionId) {
        return ending(sessionId).filter(Ending::givenUp).isPresent();
    }

    /**
     * A call's name is remembered beside the session's from the moment the two are bound, while both are at hand. The
     * slot of the session's own tombstone is left to that.
     */
    public Tombstones bound(String sessionId, @Nullable String callId) {
        if (callId == null || callId.equals(sessionId)) {
            return this;
        }
        Mark mark = Mark.of(callId);
        boolean taken = mark.slot().equals(Mark.of(sessionId).slot());
        Map<String, String> more = new TreeMap<>(slots);
        more.put(taken ? next(mark.slot()) : mark.slot(), mark.fingerprint() + CALL);
        return new Tombstones(more);
    }

    /**
     * A hold that was given up may come back as a call: then its call's name must not be taken for that of one that is
     * over.
     */
    public Tombstones unbound(String callId) {
        Mark mark = Mark.of(callId);
        Map<String, String> less = new TreeMap<>(slots);
        less.remove(mark.slot(), mark.fingerprint() + CALL);
        less.remove(next(mark.slot()), mark.fingerprint() + CALL);
        return new Tombstones(less);
    }

    /** The same, of every phone that rang. */
    public Tombstones unbound(Call call) {
        return unbound(call, Call.NONE);
    }

    /** The same, of every phone that rang and is none of {@code left}. */
    public Tombstones unbound(Call call, Call left) {
        Tombstones less = call.id() == null || left.has(call.id()) ? this : unbound(call.id());
        for (String leg : call.legs()) {
            less = left.has(leg) ? less : less.unbound(leg);
        }
        return less;
    }

    private static String next(String slot) {
        return Integer.toString((Integer.parseInt(slot) + 1) % SLOTS);
    }

    public Tombstones with(String sessionId, Ending ending) {
        Mark mark = Mark.of(sessionId);
        Map<String, String> more = new TreeMap<>(slots);
        more.put(mark.slot(), mark.fingerprint() + ending.mark());
        return new Tombstones(more);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
