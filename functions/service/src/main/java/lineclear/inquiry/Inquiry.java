package lineclear.inquiry;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lineclear.agent.Look;
import lineclear.agent.record.Session;
import lineclear.pace.Asking;
import lineclear.pace.SideBySide;
import lineclear.pace.Turns;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.platform.LookupPace;

/** Asks the phone platforms about what is due, all of them at once and each at its own pace. */
@Singleton
public class Inquiry {
    private final CallLookups lookups;
    private final Clock clock;

    public Inquiry(CallLookups lookups, Clock clock) {
        this.lookups = lookups;
        this.clock = clock;
    }

    /** Takes what has been found together; by whichever thread asked. */
    public interface Heard {
        void these(List<Finding> findings);
    }

    /**
     * Whoever cannot be asked about is unknown at once.
     *
     * @param every from one run to the next
     */
    public void about(List<Look> looks, Run run, Duration every, Heard heard) {
        Map<String, List<Look>> byPlatform = new TreeMap<>();
        List<Finding> nobody = new ArrayList<>();
        for (Look look : looks) {
            if (lookups.pace(look.session()).isPresent()) {
                byPlatform
                        .computeIfAbsent(look.session().platform(), none -> new ArrayList<>())
                        .add(look);
            } else {
                nobody.add(new Finding(look, null));
            }
        }
        heard.these(nobody);
        Turns.Round round = new Turns.Round(run.start(), every);
        List<Runnable> work = new ArrayList<>();
        byPlatform.values().forEach(some -> work.add(() -> ofOne(some, round, run, heard)));
        SideBySide.all(Math.max(1, work.size()), work);
    }

    private void ofOne(List<Look> looks, Turns.Round round, Run run, Heard heard) {
        LookupPace pace = lookups.pace(looks.get(0).session()).orElseThrow();
        Asking asking = Asking.of(pace, run.share());
        Turns turns = Turns.of(looks, pace, asking.most(run.time()), round);
        turns.waiting().forEach(one -> run.postponed(one.look().agentId(), one.since()));
        Iterator<List<Look>> parts = asking.together(turns.now()).iterator();
        while (parts.hasNext()) {
            List<Look> part = parts.next();
            if (run.over()) {
                run.postponed(part);
                continue;
            }
            Deadline next = asking.afterwards(part);
            ask(part, run).ifPresent(heard::these);
            if (parts.hasNext() && !run.over()) {
                waitUntil(next);
            }
        }
    }

    private Optional<List<Finding>> ask(List<Look> looks, Run run) {
        try {
            CallLookups.Testimony testimony = lookups.about(sessions(looks, false), patience(run));
            CallLookups.Testimony rungOut = lookups.rungOut(sessions(looks, true), patience(run));
            return Optional.of(looks.stream()
                    .map(look -> new Finding(look, (look.rangOut() ? rungOut : testimony).of(look.session())))
                    .toList());
        } catch (RuntimeException fault) {
            run.failed(fault);
            run.postponed(looks);
            return Optional.empty();
        }
    }

    private static List<Session> sessions(List<Look> looks, boolean rangOut) {
        return looks.stream()
                .filter(look -> look.rangOut() == rangOut)
                .map(Look::session)
                .toList();
    }

    private Duration patience(Run run) {
        Duration left = Duration.between(clock.instant(), run.lastWrite());
        Duration most = Patience.MANY_LOOK_UPS.most();
        return left.compareTo(most) < 0 ? left : most;
    }

    private static void waitUntil(Deadline next) {
        try {
            while (!next.over()) {
                Thread.sleep(Math.max(1, next.left().toMillis()));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
