package lineclear.local.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineclear.platform.CallEvent.Step;

/**
 * One customer's way: what is sent of its story, in this order.
 *
 * @param toSession to the address that reserve gives out for this session; else to the account's
 */
record Course(
        String agentId, Story story, boolean toSession, List<Sending> sendings, List<Sample> lost, boolean mixed) {
    private static final int RINGS = Step.RINGING.ordinal() + 1;

    /** @param again it was sent before */
    record Sending(Sample sample, boolean again, int waitMillis) {}

    /** Every call that the service can know of is over. */
    boolean ended() {
        return !ranks().isEmpty() && ranks().values().stream().allMatch(Course::over);
    }

    /** A call is over, another is not, and nobody talks: whether that one still rings is for the policy to say. */
    boolean open() {
        return !ended() && ranks().values().stream().anyMatch(Course::over) && !talks();
    }

    boolean talks() {
        return ranks().values().stream().anyMatch(rank -> rank == Step.CONNECTED.ordinal() + 1);
    }

    /** Whether the service ever hears of the agent's being taken. */
    boolean begun() {
        return story.reserved() || ranks().values().stream().anyMatch(rank -> rank > 0);
    }

    /** How far each of the agent's calls came, as far as the service can know of it. */
    private Map<String, Integer> ranks() {
        Map<String, Integer> ranks = new HashMap<>();
        if (story.reserved() && !toSession) {
            ranks.put(story.calls().get(0), 0); // the session has that call's name
        }
        for (Sending sending : sendings) {
            if (!sending.sample().elsewhere()) {
                ranks.merge(sending.sample().call(), sending.sample().rank(), Math::max);
            }
        }
        return ranks;
    }

    private static boolean over(int rank) {
        return rank == Step.ENDED.ordinal() + 1;
    }

    /**
     * For each sending, whether it may be news: of its call whatever is behind, comes again or comes after the end is
     * none. A phone that could not ring while another did may do so when it is told again.
     */
    List<Boolean> news() {
        List<Boolean> news = new ArrayList<>();
        Map<String, Integer> best = new HashMap<>();
        for (Sending sending : sendings) {
            Sample sample = sending.sample();
            int before = best.getOrDefault(sample.call(), 0);
            boolean ringsAgain = story.ofSeveralCalls() && sample.rank() == RINGS && before == RINGS;
            news.add(!sample.elsewhere() && (sample.rank() > before || ringsAgain));
            best.merge(sample.call(), sample.rank(), Math::max);
        }
        return news;
    }
}
