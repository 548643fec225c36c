package lineclear.local.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lineclear.agent.Command;
import lineclear.agent.View;
import lineclear.function.Recording;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Kind;
import lineclear.word.Word;

/** What was asked, and what came of it, in words. */
final class Sentences {
    private Sentences() {}

    static String asked(Recording.Event event) {
        Command command = event.command();
        List<String> words = new ArrayList<>(List.of(event.function()));
        if (command instanceof Command.Reserve reserve) {
            String kind = reserve.kind() == Kind.STANDARD ? "" : reserve.kind().word() + " ";
            words.addAll(
                    List.of(reserve.sessionId(), "(" + kind + reserve.channel().word() + ")"));
        } else if (command instanceof Command.Connect connect) {
            words.addAll(List.of(connect.sessionId(), connect.phase().word()));
            if (connect.authority() == Command.Authority.FACT) {
                words.add("(fact)");
            }
        } else if (command instanceof Command.Release release) {
            words.addAll(List.of(release.sessionId(), release.ending().word()));
        } else if (command instanceof Command.SetStatus set) {
            words.addAll(chosen(set));
        } else if (command instanceof Command.Heartbeat beat) {
            words.add(beat.device());
        }
        return String.join(" ", words);
    }

    private static List<String> chosen(Command.SetStatus set) {
        List<String> words = new ArrayList<>();
        if (set.choice() != null) {
            words.add(set.choice().word());
        }
        set.takes().forEach((one, on) -> words.add(one.word() + (on ? " on" : " off")));
        if (set.afterSession()) {
            words.add("after-session");
        }
        if (set.by().role() == Actor.Role.SUPERVISOR) {
            words.add("(supervisor)");
        }
        return words;
    }

    /** @param offered what to say about it; null to say nothing */
    static String answered(ReplayAnswer answer, Set<Channel> offered, Instant now) {
        View view = answer.view();
        String result =
                switch (answer.result()) {
                    case GRANTED -> "granted";
                    case ACCEPTED -> "accepted";
                    case REFUSED -> "refused " + answer.code().word();
                    case LEFT_OUT -> "left out";
                };
        String end = view.until() == null ? "" : " for " + seconds(Duration.between(now, view.until()));
        return result + "; " + view.status().word() + " \"" + view.label() + "\"" + end
                + (offered == null ? "" : ", takes " + words(offered));
    }

    static String words(Set<? extends Word> some) {
        return some.isEmpty() ? "nothing" : some.stream().map(Word::word).collect(Collectors.joining(", "));
    }

    private static String seconds(Duration time) {
        long millis = time.toMillis() % 1000;
        return time.toSeconds() + (millis == 0 ? "" : String.format(".%03d", millis)) + " s";
    }

    /** Hours, minutes and seconds. */
    static String clock(Duration time) {
        return String.format("%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
