package lineclear.local.rehearsal;

import lineclear.function.Recording;

/** One event that came out differently under the two policies. */
record Difference(Sort sort, Recording.Event event, ReplayAnswer first, ReplayAnswer second) {
    /** In what way, the weightiest first. */
    enum Sort {
        ONLY_FIRST,
        ONLY_SECOND,
        OTHER_REASON,
        /** The agent is shown under another status right afterwards. */
        STATUS,
        /** The status is the same, but not what is offered on the channels that both policies have. */
        OFFER,
        /** Comes of an earlier difference: the customer had been turned away under one of the policies. */
        FOLLOWS
    }
}
