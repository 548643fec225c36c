package lineclear.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lineclear.agent.AgentRecord;
import lineclear.agent.Command;
import lineclear.agent.Guesses;
import lineclear.agent.Outcome;
import lineclear.agent.Phase;
import lineclear.agent.Policy;
import lineclear.agent.Rules;
import lineclear.agent.Session;
import lineclear.agent.Tombstones;

/**
 * A write decided before the item was read: the difference, and every record before it that ends in the very same difference.
 *
 * @param alternatives at least one; they differ only in the intent, or only in the session's phase and channel
 */
record Guess(
        Policy policy,
        Command command,
        List<AgentRecord> alternatives,
        Difference difference,
        Outcome.Effect effect,
        Instant now) {

    /** The guess for this command, unless it is better to look first. */
    static Optional<Guess> of(Policy policy, String agentId, Command command, Instant now) {
        List<AgentRecord> alike = new ArrayList<>();
        Difference difference = null;
        Outcome.Effect effect = null;
        for (AgentRecord guess : Guesses.before(policy, agentId, command, now)) {
            if (Rules.decide(policy, guess, command, now) instanceof Outcome.Changed changed) {
                Difference itsDifference = Difference.fromGuess(policy, guess, changed.record());
                if (difference == null || difference.equals(itsDifference)) {
                    difference = itsDifference;
                    effect = changed.effect();
                    alike.add(guess);
                }
            }
        }
        return alike.isEmpty()
                ? Optional.empty()
                : Optional.of(new Guess(policy, command, alike, difference, effect, now));
    }

    /** Names everything the guess assumed; holds for no item that does not exist. */
    String condition(Expression expression) {
        String at = expression.value(now.toEpochMilli());
        List<String> all = new ArrayList<>();
        all.add(equal(expression, expression.path("policy"), policy.name()));
        all.add(equal(expression, expression.path("rev"), policy.revision()));
        all.add(expression.path("intent", "status") + " IN ("
                + values(expression, distinct(guess -> guess.intent().choice().word())) + ")");
        all.add("attribute_not_exists(" + expression.path("next") + ")");
        all.add("attribute_not_exists(" + expression.path("openUntil") + ")");
        String causeEnd = expression.path("cause", "until");
        all.add("(attribute_not_exists(" + causeEnd + ") OR " + causeEnd + " <= " + at + ")");
        long sessions = alternatives.get(0).sessions().size();
        all.add("size(" + expression.path(RecordCodec.SESSIONS) + ") = " + expression.value(sessions));
        if (command instanceof Command.Reserve reserve) {
            Tombstones.Mark mark = Tombstones.Mark.of(reserve.sessionId());
            all.add("NOT begins_with(" + expression.path(RecordCodec.ENDED, mark.slot()) + ", "
                    + expression.value(mark.fingerprint()) + ")");
            all.add(expression.path(RecordCodec.FREE_AT, reserve.channel().word()) + " <= " + at);
        }
        if (sessions == 1) {
            onSession(expression, at, all);
        }
        return String.join(" AND ", all);
    }

    private void onSession(Expression expression, String at, List<String> all) {
        String id = alternatives.get(0).open().get(0).id();
        all.add(stages(expression, id, at));
        all.add("attribute_not_exists(" + expression.path(RecordCodec.SESSIONS, id, SessionCodec.KIND) + ")");
        all.add("attribute_not_exists(" + expression.path(RecordCodec.SESSIONS, id, SessionCodec.STANDING) + ")");
        if (command instanceof Command.Connect connect) {
            if (connect.phase() == Phase.RINGING) {
                String longest = expression.value(now.plus(policy.ringing()).toEpochMilli());
                all.add(expression.path(RecordCodec.SESSIONS, id, "until") + " <= " + longest);
            }
            unboundOrSame(expression, id, "callId", connect.callId(), all);
            unboundOrSame(expression, id, "platform", connect.platform(), all);
        }
    }

    /** What phases on the same channels have in common; a held one has a hold that is still running. */
    private record Stage(List<String> channels, boolean held) {}

    /** Phase by phase, those alike together: the channels it may have, and a running hold where the phase has one. */
    private String stages(Expression expression, String id, String at) {
        Map<Stage, List<String>> phases = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            List<String> channels = new ArrayList<>();
            for (AgentRecord guess : alternatives) {
                Session session = guess.open().get(0);
                if (session.phase() == phase) {
                    channels.add(session.channel().word());
                }
            }
            if (!channels.isEmpty()) {
                Stage stage = new Stage(channels, phase != Phase.CONNECTED);
                phases.computeIfAbsent(stage, none -> new ArrayList<>()).add(phase.word());
            }
        }
        List<String> stages = new ArrayList<>();
        phases.forEach((stage, words) -> stages.add("("
                + expression.path(RecordCodec.SESSIONS, id, "phase") + " IN (" + values(expression, words) + ") AND "
                + expression.path(RecordCodec.SESSIONS, id, "channel")
                + " IN (" + values(expression, stage.channels()) + ")"
                + (stage.held() ? " AND " + expression.path(RecordCodec.SESSIONS, id, "until") + " > " + at : "")
                + ")"));
        // DynamoDB refuses parentheses around parentheses.
        return stages.size() == 1 ? stages.get(0) : "(" + String.join(" OR ", stages) + ")";
    }

    private static void unboundOrSame(Expression expression, String id, String name, String told, List<String> all) {
        if (told != null) {
            String path = expression.path(RecordCodec.SESSIONS, id, name);
            all.add("(attribute_not_exists(" + path + ") OR " + equal(expression, path, told) + ")");
        }
    }

    private Set<String> distinct(java.util.function.Function<AgentRecord, String> part) {
        return alternatives.stream().map(part).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String equal(Expression expression, String path, Object value) {
        return path + " = " + expression.value(Objects.requireNonNull(value));
    }

    private static String values(Expression expression, Iterable<String> words) {
        List<String> placeholders = new ArrayList<>();
        words.forEach(word -> placeholders.add(expression.value(word)));
        return String.join(", ", placeholders);
    }
}
