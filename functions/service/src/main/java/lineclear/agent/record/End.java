package lineclear.agent.record;

import java.time.Instant;
import lineclear.word.Ending;

/**
 * How and when a session left its agent's record. One that ran out or gave way holds nobody from then on, and leaves a
 * quarter of an hour later.
 *
 * @param at when it ended, as far as anybody knows; of a hold that ran out or gave way: when it did
 * @param parted whether its call was a guess that proved wrong: what the record said of the call is not about it
 */
public record End(Ending ending, Instant at, boolean parted) {
    public End(Ending ending, Instant at) {
        this(ending, at, false);
    }

    /**
     * The session that has ended: without a call that was only a guess, where that proved wrong or its hold gave way.
     *
     * @param before as the record had it before
     */
    public Session of(Session before) {
        return before.guessed() && (parted || ending == Ending.REVOKED) ? before.held() : before;
    }
}
