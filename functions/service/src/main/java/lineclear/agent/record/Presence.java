package lineclear.agent.record;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which devices of the agent have been heard from, and until when each counts as there. Any one of them is enough.
 * {@code DECISIONS.md#presence-and-midnight-have-numbers-of-their-own}.
 *
 * @param leases by device: the end of its lease, exclusive
 */
public record Presence(Map<String, Instant> leases) {
    public static final Presence NONE = new Presence(Map.of());
    /** Devices at once; a further one takes the place of the one that was heard from longest ago. */
    public static final int MOST_DEVICES = 4;

    public Presence {
        leases = java.util.Collections.unmodifiableMap(new TreeMap<>(leases));
    }

    /** The end of the last lease; null when there has never been one. */
    public @Nullable Instant until() {
        return leases.values().stream().max(Instant::compareTo).orElse(null);
    }

    public boolean at(Instant now) {
        Instant until = until();
        return until != null && until.isAfter(now);
    }

    /**
     * A lease is never shortened: the clock of another process may be ahead. One that is over is forgotten for want of
     * room.
     */
    public Presence renewed(String device, Instant until) {
        Map<String, Instant> renewed = new TreeMap<>(leases);
        renewed.merge(device, until, (before, after) -> before.isAfter(after) ? before : after);
        while (renewed.size() > MOST_DEVICES) {
            String oldest = renewed.entrySet().stream()
                    .filter(lease -> !lease.getKey().equals(device))
                    .min(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                    .orElseThrow()
                    .getKey();
            renewed.remove(oldest);
        }
        return new Presence(renewed);
    }

    /** The device's lease is over, if it was not before; that there was one is kept: it tells since when nobody is. */
    public Presence over(String device, Instant at) {
        Map<String, Instant> left = new TreeMap<>(leases);
        left.computeIfPresent(device, (same, until) -> until.isAfter(at) ? at : until);
        return new Presence(left);
    }
}
