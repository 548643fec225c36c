package lineclear.word;

import lineclear.agent.record.Tombstones;

/** How far a session has come. Ordered: a session only moves forward. Its end is a {@link Tombstones tombstone}. */
public enum Phase implements Word {
    RESERVED,
    RINGING,
    CONNECTED
}
