package lineclear.local.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is wrong, each thing once.
 *
 * @param wrong from a sentence to those it is about
 */
record Verdict(Map<String, List<String>> wrong) {
    private static final int UNPROVED = 401;

    static Verdict of(List<Trial> trials, List<Probe> probes, Advice advice) {
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        List<CheckAnswer> account = Stream.concat(
                        probes.stream()
                                .filter(probe -> probe.wanted() != UNPROVED)
                                .map(Probe::answer),
                        answers(trials, false))
                .toList();
        List<CheckAnswer> sessions = answers(trials, true).toList();
        boolean accountRefused = refused(account);
        boolean sessionsRefused = refused(sessions);
        if (accountRefused && (sessionsRefused || sessions.isEmpty())) {
            wrong.put(advice.noneTaken(account.get(0)), List.of());
        } else if (accountRefused) {
            wrong.put(advice.accountRefused(account.get(0)), List.of());
        } else if (sessionsRefused) {
            wrong.put(advice.sessionsRefused(sessions.get(0)), List.of());
        }
        for (Probe probe : probes) {
            if (!accountRefused || probe.wanted() == UNPROVED) {
                probe.wrong(advice).ifPresent(sentence -> wrong.put(sentence, List.of()));
            }
        }
        Judge judge = new Judge(advice);
        for (Trial trial : trials) {
            boolean said = trial.course().toSession() ? sessionsRefused : accountRefused;
            if (!said || !trial.ready().accepted()) {
                judge.wrong(trial).ifPresent(sentence -> wrong.computeIfAbsent(sentence, none -> new ArrayList<>())
                        .add(trial.course().agentId()));
            }
        }
        return new Verdict(wrong);
    }

    private static Stream<CheckAnswer> answers(List<Trial> trials, boolean toSession) {
        return trials.stream()
                .filter(trial -> trial.course().toSession() == toSession)
                .flatMap(trial -> trial.answers().stream());
    }

    private static boolean refused(List<CheckAnswer> answers) {
        return !answers.isEmpty() && answers.stream().allMatch(answer -> answer.status() == UNPROVED);
    }

    boolean right() {
        return wrong.isEmpty();
    }

    /** One line for each thing that is wrong. */
    String text() {
        if (right()) {
            return "Right.\n";
        }
        StringBuilder text = new StringBuilder("WRONG.\n");
        wrong.forEach((sentence, agents) -> text.append(String.join(", ", agents))
                .append(agents.isEmpty() ? "" : ": ")
                .append(sentence)
                .append('\n'));
        return text.toString();
    }
}
