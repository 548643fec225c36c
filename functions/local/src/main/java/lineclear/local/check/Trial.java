package lineclear.local.check;

import java.util.List;

/**
 * What came of one session's way.
 *
 * @param ready what the last request answered that made the agent ready: register, set-status, reserve
 * @param answers to each of the sendings, as far as it came to them
 * @param after what was seen right after the last of them
 * @param last what was seen when all sessions were through
 */
record Trial(Course course, CheckAnswer ready, List<CheckAnswer> answers, Seen after, Seen last) {
    Trial seenLast(Seen seen) {
        return new Trial(course, ready, answers, after, seen);
    }
}
