package lineclear.dynamodb;

/** What a guess assumes of the item, one by one. The proof takes each away in turn and finds an item that goes wrong. */
enum Clause {
    /** The policy's revision; it also says that the item exists. */
    REVISION,
    INTENT,
    NEXT,
    OPEN_UNTIL,
    CAUSE,
    SESSIONS,
    TOMBSTONE,
    /** Of the channel to reserve, and of every channel that stays open. It also says who is available and has no cause. */
    FREE_AT,
    PHASE,
    CHANNEL,
    KIND,
    RUNNING,
    /** A hold that was revoked by a clock ahead of ours may still look as if it were running. */
    STANDING,
    HOLD_OUTLASTS_RINGING,
    CALL_ID,
    PLATFORM
}
