package lineclear.local.check;

import java.util.List;
import java.util.stream.Collectors;
import lineclear.local.text.Columns;

/** What was sent, what came of it, and whether that is right. */
record CheckReport(Options options, List<Trial> trials, List<Probe> probes, Advice advice) {
    String text() {
        return heading() + "\n" + answers() + "\n" + sessions() + "\n" + totals() + "\n"
                + verdict().text();
    }

    Verdict verdict() {
        return Verdict.of(trials, probes, advice);
    }

    private String heading() {
        InjectedFaults faults = options.faults();
        return options.platform() + " at " + options.service() + ", seed " + options.seed() + ": " + trials.size()
                + " sessions; of 100 events " + faults.lostPercent() + " are lost and " + faults.repeatedPercent()
                + " of the others come twice, of 100 sessions " + faults.mixedPercent()
                + " have theirs in any order, each event waits up to " + faults.delayMillis() + " ms\n";
    }

    private String answers() {
        Columns table = Columns.ofWords().row("sent", "answer", "");
        probes.forEach(probe -> table.row(
                probe.what(), Integer.toString(probe.answer().status()), probe.right() ? "" : "not " + probe.wanted()));
        return table.text();
    }

    private String sessions() {
        Judge judge = new Judge(advice);
        Columns table = Columns.ofWords().row("agent", "address of the", "arrived", "lost", "shown", "left");
        for (Trial trial : trials) {
            Course course = trial.course();
            table.row(
                    course.agentId(),
                    course.toSession() ? "session" : "account",
                    arrived(course),
                    course.lost().stream().map(Sample::told).collect(Collectors.joining(", ")),
                    trial.last().status(),
                    judge.wrong(trial).isPresent() ? "WRONG" : judge.left(trial));
        }
        return table.text();
    }

    private static String arrived(Course course) {
        return course.sendings().stream()
                .map(sending -> sending.sample().told() + (sending.again() ? " again" : ""))
                .collect(Collectors.joining(", "));
    }

    private String totals() {
        List<Course> courses = trials.stream().map(Trial::course).toList();
        List<Course.Sending> sendings =
                courses.stream().flatMap(course -> course.sendings().stream()).toList();
        Judge judge = new Judge(advice);
        List<Trial> right =
                trials.stream().filter(trial -> judge.wrong(trial).isEmpty()).toList();
        return Columns.ofNumbers()
                .row("events sent", "" + sendings.size())
                .row(
                        "  of them again",
                        "" + sendings.stream().filter(Course.Sending::again).count())
                .row(
                        "events lost",
                        ""
                                + courses.stream()
                                        .mapToInt(course -> course.lost().size())
                                        .sum())
                .row(
                        "sessions with their events in any order",
                        "" + courses.stream().filter(Course::mixed).count())
                .row("sessions that are right", right.size() + " of " + trials.size())
                .row(
                        "  of them waiting for reconcile: their end was lost",
                        "" + right.stream().filter(Judge::waitsForReconcile).count())
                .text();
    }
}
