package lineclear.dynamodb;

import static lineclear.dynamodb.RecordCodec.SESSIONS;
import static lineclear.dynamodb.SessionCodec.KIND;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import lineclear.agent.Guesses;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.word.Channel;
import lineclear.word.Kind;
import lineclear.word.Phase;

/**
 * How far the guessed session may have come, with the channels and the kinds it may have there. A hold that is running
 * needs no phase to tell it from a call, which has no end.
 */
record SessionStages(Map<Phase, Map<Kind, Set<Channel>>> stages) {

    static SessionStages of(Guess guess) {
        Map<Phase, Map<Kind, Set<Channel>>> stages = new LinkedHashMap<>();
        for (AgentRecord alternative : guess.alternatives()) {
            Session session = alternative.open().get(0);
            for (Kind kind : Guesses.kindsLike(session)) {
                stages.computeIfAbsent(session.phase(), phase -> new LinkedHashMap<>())
                        .computeIfAbsent(kind, some -> EnumSet.noneOf(Channel.class))
                        .add(session.channel());
            }
        }
        return new SessionStages(stages);
    }

    /** One text for each stage, without parentheses around it. */
    Set<String> text(String id, long now, Clauses on) {
        Set<String> texts = new LinkedHashSet<>();
        boolean anyHold =
                stages.containsKey(Phase.RESERVED) && stages.get(Phase.RESERVED).equals(stages.get(Phase.RINGING));
        stages.forEach((phase, kinds) -> byChannels(kinds).forEach((channels, some) -> {
            Clauses stage = on.fresh().and(Clause.CHANNEL, () -> on.in(channels, SESSIONS, id, "channel"));
            if (some.size() < Kind.values().length) {
                stage.and(Clause.KIND, () -> kind(some, id, on));
            }
            if (phase == Phase.CONNECTED || !anyHold) {
                stage.and(Clause.PHASE, () -> on.compare("=", phase.word(), SESSIONS, id, "phase"));
            }
            if (phase != Phase.CONNECTED) {
                stage.and(Clause.RUNNING, () -> on.compare(">", now, SESSIONS, id, "until"));
            }
            texts.add(stage.text());
        }));
        return texts;
    }

    private static Map<Set<Channel>, Set<Kind>> byChannels(Map<Kind, Set<Channel>> channels) {
        Map<Set<Channel>, Set<Kind>> kinds = new LinkedHashMap<>();
        channels.forEach((kind, on) ->
                kinds.computeIfAbsent(on, some -> EnumSet.noneOf(Kind.class)).add(kind));
        return kinds;
    }

    /** The usual kind is not stored. */
    private static String kind(Set<Kind> kinds, String id, Clauses on) {
        String among = on.in(kinds, SESSIONS, id, KIND);
        return kinds.contains(Kind.STANDARD) ? "(" + on.absent(SESSIONS, id, KIND) + " OR " + among + ")" : among;
    }
}
