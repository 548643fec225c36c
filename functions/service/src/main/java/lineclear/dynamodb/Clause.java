package lineclear.dynamodb;

/**
 * What a guess assumes of the item, one by one. The proof takes each away in turn and finds an item that goes wrong.
 */
enum Clause {
    /** The policy's revision; it also says that the item exists. */
    REVISION,
    INTENT,
    NEXT,
    OPEN_UNTIL,
    CAUSE,
    SESSIONS,
    TOMBSTONE,
    /**
     * Of the channel to reserve, and of every channel that stays open. It also says who is available and has no cause.
     */
    FREE_AT,
    PHASE,
    CHANNEL,
    KIND,
    RUNNING,
    /** A hold that was revoked by a clock ahead of ours may still look as if it were running. */
    STANDING,
    HOLD_OUTLASTS_RINGING,
    CALL_ID,
    /** One phone of several that ring is not the session. */
    LEGS,
    /** Whose call it is was a guess. */
    GUESS,
    PLATFORM,
    /** What the agent does not offer. */
    OFF,
    /** Of the agent's devices, one is there. */
    PRESENT,
    /** Midnight, where it logs off, is still to come. */
    MIDNIGHT,
    /** A queue may have a wrap-up of its own. */
    QUEUE,
    /** A lease is not shortened. */
    LEASE,
    /** There is room for one more device. */
    DEVICES
}
