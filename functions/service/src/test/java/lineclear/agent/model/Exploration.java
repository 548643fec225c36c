package lineclear.agent.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lineclear.agent.Command;
import lineclear.agent.Inside;
import lineclear.agent.Scene;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.word.Choice;

/** Visits, breadth first, every state that can be reached, and tries there everything that can happen. */
final class Exploration {
    private static final Instant NOW = Canonical.NOW;
    private static final Duration TICK = Duration.ofMillis(1);

    private final Policy policy;
    private final Play play;
    private final Moves moves;
    private final Set<Invariant> invariants;
    private final Consumer<Step> observer;
    private final Set<AgentRecord> visited = ConcurrentHashMap.newKeySet();
    private int furthest = Integer.MAX_VALUE;
    private final AtomicLong transitions = new AtomicLong();
    private final Map<Invariant, String> broken = new ConcurrentHashMap<>();

    /**
     * @param depth how many steps were needed to reach the furthest state
     * @param whole whether every state that can be reached was visited
     */
    record Report(int states, long transitions, int depth, boolean whole, Map<Invariant, String> broken) {
        @Override
        public String toString() {
            return String.format(
                    "%,d states, %,d transitions, depth %d%s",
                    states, transitions, depth, whole ? ", every reachable state" : ", where it was cut off");
        }
    }

    Exploration(Policy policy, Play play, Moves moves, Set<Invariant> invariants, Consumer<Step> observer) {
        this.policy = policy;
        this.play = play;
        this.moves = moves;
        this.invariants = invariants;
        this.observer = observer;
    }

    /** All of it, by the real rules, under all invariants. */
    static Exploration of(Policy policy, Set<Choice> choices, int parts, Consumer<Step> observer) {
        return new Exploration(
                policy, Play.real(), new Moves(policy, choices, parts), EnumSet.allOf(Invariant.class), observer);
    }

    Exploration upTo(int steps) {
        furthest = steps;
        return this;
    }

    /** Goes on until nothing new is found, or an invariant is broken. */
    Report run() {
        AgentRecord start = AgentRecord.registered(
                new AgentRecord.Identity("a", "n", null, policy.name()), policy.revision(), Scene.SUPERVISOR, NOW);
        List<AgentRecord> frontier = new ArrayList<>(List.of(Canonical.of(policy, start, NOW)));
        visited.addAll(frontier);
        int depth = 0;
        while (!frontier.isEmpty() && broken.isEmpty() && depth < furthest) {
            frontier = frontier.parallelStream().flatMap(this::next).toList();
            depth++;
        }
        return new Report(visited.size(), transitions.get(), depth, frontier.isEmpty(), broken);
    }

    private Stream<AgentRecord> next(AgentRecord state) {
        if (!broken.isEmpty()) {
            return Stream.empty();
        }
        List<AgentRecord> found = new ArrayList<>();
        Set<AgentRecord> seen = new HashSet<>();
        for (Command command : moves.of(state, NOW)) {
            Step step = Step.of(policy, play, state, command, NOW);
            check(step, seen);
            if (step.changed()) {
                found.add(Canonical.of(policy, step.after(), NOW));
            }
        }
        Inside.nextDeadline(state).ifPresent(deadline -> {
            Instant before = deadline.minus(TICK);
            moves.of(state, before).stream()
                    .map(command -> Step.of(policy, play, state, command, before))
                    .filter(step -> step.about() != null)
                    .forEach(step -> check(step, seen));
            clock(state, deadline, found);
        });
        if (state.checkAt() != null) {
            Step step = Step.of(policy, play, state, new Command.Reconcile(Map.of()), Canonical.CHECK);
            check(step, seen);
            found.add(Canonical.of(policy, step.after(), Canonical.CHECK));
        }
        state.open().stream().filter(session -> session.until() == null).forEach(live -> {
            Instant silent = live.since().plus(policy.silence());
            if (silent.isAfter(NOW)) {
                found.add(Canonical.of(policy, play.at(policy, state, silent), silent));
            }
        });
        return found.stream().filter(visited::add);
    }

    /** @param seen the records this state has led to so far: what is true of a record need not be proved twice */
    private void check(Step step, Set<AgentRecord> seen) {
        transitions.incrementAndGet();
        observer.accept(step);
        boolean fresh = seen.add(step.after());
        for (Invariant invariant : invariants) {
            if (fresh || !invariant.ofRecord()) {
                check(invariant, step);
            }
        }
    }

    /** A command that meets a record on which the clock has moved on; what follows is tried from its settled state. */
    private void late(Step step) {
        transitions.incrementAndGet();
        check(Invariant.STORED_DECIDES_LIKE_SETTLED, step);
    }

    private void check(Invariant invariant, Step step) {
        String wrong = invariants.contains(invariant) ? invariant.broken(step) : null;
        if (wrong != null) {
            broken.putIfAbsent(invariant, wrong + ": " + step);
        }
    }

    /** The clock moves on by itself, or a command meets the record on which it has moved on. */
    private void clock(AgentRecord state, Instant at, List<AgentRecord> found) {
        Step step = Step.ofClock(policy, play, state, at);
        check(step, new HashSet<>());
        moves.of(step.after(), at).forEach(command -> late(Step.of(policy, play, state, command, at)));
        found.add(Canonical.of(policy, step.after(), at));
    }
}
