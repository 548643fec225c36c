package lineclear.local.rehearsal;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lineclear.agent.Refusal;
import lineclear.agent.policy.Policy;
import lineclear.local.text.Columns;
import lineclear.word.Channel;

/** The tables of a report. */
final class Totals {
    private final Comparison comparison;
    private final Policy first;
    private final Policy second;

    Totals(Comparison comparison) {
        this.comparison = comparison;
        this.first = comparison.first().policy();
        this.second = comparison.second().policy();
    }

    String text() {
        return asked() + "\n" + offered() + "\n" + sorts();
    }

    private String asked() {
        Columns table = Columns.ofNumbers().row("asked", "events", first.name(), second.name());
        Tally one = comparison.firstTally();
        Tally other = comparison.secondTally();
        comparison.asked().forEach((function, times) -> {
            table.row(function, times.toString(), "", "");
            if (function.equals("reserve")) {
                counts(table, "granted", one.granted(), other.granted());
            }
            Set<Refusal.Code> codes = EnumSet.noneOf(Refusal.Code.class);
            codes.addAll(one.refused(function).keySet());
            codes.addAll(other.refused(function).keySet());
            codes.forEach(code -> counts(
                    table,
                    "refused " + code.word(),
                    one.refused(function).getOrDefault(code, 0),
                    other.refused(function).getOrDefault(code, 0)));
            if (one.leftOut(function) + other.leftOut(function) > 0) {
                counts(
                        table,
                        "left out: the customer had been turned away",
                        one.leftOut(function),
                        other.leftOut(function));
            }
        });
        return table.text();
    }

    private static void counts(Columns table, String what, int one, int other) {
        table.row("  " + what, "", Integer.toString(one), Integer.toString(other));
    }

    private String offered() {
        Columns table =
                Columns.ofNumbers().row("offered, all agents (h:mm:ss)", first.name(), second.name(), "difference");
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        channels.addAll(first.channels());
        channels.addAll(second.channels());
        for (Channel channel : channels) {
            Duration one = comparison.first().open().get(channel);
            Duration other = comparison.second().open().get(channel);
            table.row(channel.word(), time(one), time(other), one == null || other == null ? "" : change(one, other));
        }
        return table.text();
    }

    private static String time(Duration time) {
        return time == null ? "-" : Sentences.clock(time);
    }

    private static String change(Duration from, Duration to) {
        Duration more = to.minus(from);
        return (more.isNegative() ? "-" : "+") + Sentences.clock(more.abs());
    }

    private String sorts() {
        if (comparison.differences().isEmpty()) {
            return "No differences.\n";
        }
        Columns table = Columns.ofNumbers().row("differences", "events");
        for (Difference.Sort sort : Difference.Sort.values()) {
            table.row(title(sort), Integer.toString(comparison.differences(sort).size()));
            if (sort == Difference.Sort.STATUS) {
                statuses(table);
            }
        }
        return table.text();
    }

    String title(Difference.Sort sort) {
        return switch (sort) {
            case ONLY_FIRST -> "refused only under " + second.name();
            case ONLY_SECOND -> "refused only under " + first.name();
            case OTHER_REASON -> "refused under both, for different reasons";
            case STATUS -> "another status afterwards";
            case OFFER -> "the same status afterwards, but another offer (of " + Sentences.words(comparison.shared())
                    + ")";
            case FOLLOWS -> "left out under one: the customer had been turned away there";
        };
    }

    /** The pairs of statuses, the most frequent first. */
    private void statuses(Columns table) {
        Map<String, Integer> pairs = new TreeMap<>();
        for (Difference one : comparison.differences(Difference.Sort.STATUS)) {
            String pair = one.first().view().status().word() + " / "
                    + one.second().view().status().word();
            pairs.merge(pair, 1, Integer::sum);
        }
        pairs.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(pair -> table.row("  " + pair.getKey(), pair.getValue().toString()));
    }
}
