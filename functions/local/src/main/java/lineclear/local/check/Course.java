package lineclear.local.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineclear.platform.CallEvent.Step;
import lineclear.word.Phase;

/**
 * One session's way: what is sent of its story, in this order.
 *
 * @param toSession to the address that reserve gives out for this session; else to the account's
 */
record Course(
        String agentId, Story story, boolean toSession, List<Sending> sendings, List<Sample> lost, boolean mixed) {
    /** @param again it was sent before */
    record Sending(Sample sample, boolean again, int waitMillis) {}

    boolean ended() {
        return sendings.stream().anyMatch(sending -> sending.sample().says(Step.ENDED));
    }

    /** How far the session comes if it does not end; empty when the service never hears of it. */
    Optional<Phase> reached() {
        int rank = sendings.stream()
                .mapToInt(sending -> sending.sample().rank())
                .max()
                .orElse(0);
        return rank == 0 && !story.reserved() ? Optional.empty() : Optional.of(Phase.values()[Math.min(rank, 2)]);
    }

    /** For each sending, whether it is news: whatever is behind, comes again or comes after the end is none. */
    List<Boolean> news() {
        List<Boolean> news = new ArrayList<>();
        int best = 0;
        for (Sending sending : sendings) {
            news.add(sending.sample().rank() > best);
            best = Math.max(best, sending.sample().rank());
        }
        return news;
    }
}
