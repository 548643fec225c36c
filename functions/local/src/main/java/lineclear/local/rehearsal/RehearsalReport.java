package lineclear.local.rehearsal;

import java.util.List;
import java.util.Set;
import lineclear.agent.policy.Policy;
import lineclear.function.Recording;
import lineclear.local.text.Columns;
import lineclear.word.Channel;
import lineclear.word.Times;

/** A comparison as a manager reads it: totals first, then single differences. */
final class RehearsalReport {
    /** Up to so many differences are all shown. */
    private static final int FEW = 20;
    /** Of each sort, when there are more. */
    private static final int EXAMPLES = 5;

    private final Comparison comparison;
    private final Totals totals;
    private final List<Recording.Event> events;
    private final Policy first;
    private final Policy second;

    RehearsalReport(Comparison comparison, List<Recording.Event> events) {
        this.comparison = comparison;
        this.totals = new Totals(comparison);
        this.events = events;
        this.first = comparison.first().policy();
        this.second = comparison.second().policy();
    }

    /** @param all whether to list every difference however many there are */
    String text(boolean all) {
        String text = heading() + "\n" + totals.text();
        int differences = comparison.differences().size();
        if (differences == 0) {
            return text;
        }
        return text + (all || differences <= FEW ? everyone() : examples());
    }

    private String heading() {
        long agents = events.stream().map(Recording.Event::agentId).distinct().count();
        return events.size() + (events.size() == 1 ? " event, " : " events, ")
                + agents + (agents == 1 ? " agent, " : " agents, ")
                + Times.text(events.get(0).at()) + " to "
                + Times.text(events.get(events.size() - 1).at()) + "\n";
    }

    private String everyone() {
        return "\n" + lines(comparison.differences());
    }

    private String examples() {
        StringBuilder text = new StringBuilder();
        for (Difference.Sort sort : Difference.Sort.values()) {
            List<Difference> of = comparison.differences(sort);
            if (!of.isEmpty() && sort != Difference.Sort.FOLLOWS) {
                List<Difference> shown = of.subList(0, Math.min(EXAMPLES, of.size()));
                text.append("\n").append(totals.title(sort)).append(": ");
                text.append(shown.size() == of.size() ? "" : "the first ").append(shown.size());
                text.append(" of ").append(of.size()).append("\n").append(lines(shown));
            }
        }
        return text + "\nEvery difference, in the order of time: --all\n";
    }

    private String lines(List<Difference> differences) {
        Columns table = Columns.ofWords();
        for (Difference one : differences) {
            Recording.Event event = one.event();
            Set<Channel> left = comparison.offered(one.first().view());
            Set<Channel> right = comparison.offered(one.second().view());
            boolean same = left.equals(right);
            table.row(
                    Times.text(event.at()),
                    event.agentId(),
                    Sentences.asked(event),
                    first.name() + ": " + Sentences.answered(one.first(), same ? null : left, event.at()),
                    second.name() + ": " + Sentences.answered(one.second(), same ? null : right, event.at()));
        }
        return table.text();
    }
}
