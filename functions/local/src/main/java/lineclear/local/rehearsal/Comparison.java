package lineclear.local.rehearsal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.View;
import lineclear.agent.policy.Policy;
import lineclear.function.Recording;
import lineclear.word.Channel;

/**
 * The same recording under two policies, and where they part.
 *
 * <p>A difference of status, or of what is offered, that simply lasts is one difference: it is counted at the event
 * that brought it about, and again only when it changes.
 */
final class Comparison {
    private final Replay first;
    private final Replay second;
    private final Tally firstTally = new Tally();
    private final Tally secondTally = new Tally();
    private final Set<Channel> shared = EnumSet.noneOf(Channel.class);
    private final Map<String, Integer> asked = new LinkedHashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    /** By agent: how the two stood after the last event. */
    private final Map<String, List<Object>> lately = new HashMap<>();

    Comparison(Policy first, Policy second, List<Recording.Event> events) {
        this.first = new Replay(first);
        this.second = new Replay(second);
        shared.addAll(first.channels());
        shared.retainAll(second.channels());
        events.forEach(this::ask);
        events.stream().reduce((some, last) -> last).ifPresent(last -> {
            this.first.endAt(last.at());
            this.second.endAt(last.at());
        });
    }

    Replay first() {
        return first;
    }

    Replay second() {
        return second;
    }

    Tally firstTally() {
        return firstTally;
    }

    Tally secondTally() {
        return secondTally;
    }

    /** By function, in the order of their first calls: how many events. */
    Map<String, Integer> asked() {
        return asked;
    }

    /** The channels that both policies have: only on these can their offers be compared. */
    Set<Channel> shared() {
        return shared;
    }

    List<Difference> differences() {
        return differences;
    }

    List<Difference> differences(Difference.Sort sort) {
        return differences.stream().filter(one -> one.sort() == sort).toList();
    }

    private void ask(Recording.Event event) {
        asked.merge(event.function(), 1, Integer::sum);
        ReplayAnswer one = first.answer(event);
        ReplayAnswer other = second.answer(event);
        firstTally.count(event.function(), one);
        secondTally.count(event.function(), other);
        Difference.Sort sort = sort(event.agentId(), one, other);
        if (sort != null) {
            differences.add(new Difference(sort, event, one, other));
        }
    }

    /** Null when they do not differ, or no more than after the agent's event before. */
    private Difference.Sort sort(String agentId, ReplayAnswer one, ReplayAnswer other) {
        List<Object> stand =
                List.of(one.view().status(), other.view().status(), offered(one.view()), offered(other.view()));
        boolean lasts = stand.equals(lately.put(agentId, stand));
        if (one.leftOut() != other.leftOut()) {
            return Difference.Sort.FOLLOWS;
        } else if (one.refused() != other.refused()) {
            return one.refused() ? Difference.Sort.ONLY_SECOND : Difference.Sort.ONLY_FIRST;
        } else if (one.code() != other.code()) {
            return Difference.Sort.OTHER_REASON;
        } else if (lasts) {
            return null;
        } else if (one.view().status() != other.view().status()) {
            return Difference.Sort.STATUS;
        }
        return stand.get(2).equals(stand.get(3)) ? null : Difference.Sort.OFFER;
    }

    /** On which of the shared channels a customer would be granted the agent. */
    Set<Channel> offered(View view) {
        Set<Channel> offered = EnumSet.noneOf(Channel.class);
        offered.addAll(shared);
        offered.removeIf(channel -> !view.accepts().get(channel));
        return offered;
    }
}
