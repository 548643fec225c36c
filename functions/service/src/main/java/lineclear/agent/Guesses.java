package lineclear.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a record probably looks like before it has been read: an idle agent, or one with a single session. The store decides
 * on such a guess and writes under a condition that names everything the guess assumed.
 *
 * <p>Where a guess cannot know a value it carries {@link #UNKNOWN}; the rules keep that value or replace it, and never
 * compute with it.
 */
public final class Guesses {
    /** Stands for an instant in the past that a guess cannot know. */
    public static final Instant UNKNOWN = Instant.EPOCH;

    private static final List<Kind> CONVERSATIONS = List.of(Kind.STANDARD, Kind.DIRECT);

    private Guesses() {}

    /**
     * The records that {@code command} usually meets, the likeliest first; empty when it is better to look first. All of
     * them have no cause and no {@code next}; with a session, its hold is running. See {@link #kindsLike}.
     */
    public static List<AgentRecord> before(Policy policy, String agentId, Command command, Instant now) {
        List<AgentRecord> guesses = new ArrayList<>();
        if (command instanceof Command.Reserve) {
            guesses.add(idle(policy, agentId, Choice.AVAILABLE).guessed(policy, null, now));
        } else if (command instanceof Command.SetStatus set) {
            for (Choice choice : policy.choices().keySet()) {
                if (choice != set.choice()) {
                    guesses.add(idle(policy, agentId, choice).guessed(policy, null, now));
                }
            }
        } else if (command instanceof Command.Connect connect && connect.authority() == Command.Authority.REQUEST) {
            withOneSession(policy, agentId, connect.sessionId(), List.of(Phase.RESERVED, Phase.RINGING), guesses, now);
        } else if (command instanceof Command.Release release) {
            boolean talked = release.ending() == Ending.COMPLETED || release.ending() == Ending.FAILED;
            List<Phase> phases =
                    talked ? List.of(Phase.CONNECTED, Phase.RINGING, Phase.RESERVED) : Arrays.asList(Phase.values());
            withOneSession(policy, agentId, release.sessionId(), phases, guesses, now);
        }
        return guesses;
    }

    private static AgentRecord idle(Policy policy, String agentId, Choice choice) {
        return new AgentRecord(
                agentId,
                "",
                policy.name(),
                policy.revision(),
                new Intent(choice, null, null, UNKNOWN, Actor.POLICY),
                null,
                null,
                Map.of(),
                Tombstones.NONE,
                null,
                Availability.NONE,
                null,
                0);
    }

    private static void withOneSession(
            Policy policy, String agentId, String sessionId, List<Phase> phases, List<AgentRecord> into, Instant now) {
        AgentRecord idle = idle(policy, agentId, Choice.AVAILABLE);
        for (Phase phase : phases) {
            for (Kind kind : phase == Phase.CONNECTED ? CONVERSATIONS : List.of(Kind.STANDARD)) {
                for (Channel channel : policy.channels()) {
                    Session session = new Session(
                            sessionId,
                            channel,
                            kind,
                            phase,
                            UNKNOWN,
                            phase == Phase.CONNECTED ? null : now.plusMillis(1),
                            Session.Standing.HELD,
                            null,
                            null,
                            null);
                    into.add(idle.with(session).guessed(policy, UNKNOWN, now));
                }
            }
        }
    }

    /** The channels that a decision on a guess has left open since an instant that it cannot know. */
    public static Set<Channel> keptOpen(AgentRecord decided) {
        Set<Channel> kept = EnumSet.noneOf(Channel.class);
        decided.availability().freeAt().forEach((channel, at) -> {
            if (at.equals(UNKNOWN)) {
                kept.add(channel);
            }
        });
        return kept;
    }

    /** The kinds that a guessed session stands for: only a conversation's end asks whether it was the agent's own call. */
    public static Set<Kind> kindsLike(Session guess) {
        Set<Kind> alike = EnumSet.allOf(Kind.class);
        if (guess.phase() == Phase.CONNECTED) {
            alike.removeIf(kind -> kind.ownCall() != guess.kind().ownCall());
        }
        return alike;
    }

    /** What is stored of a channel's freeAt: unknown where the channel is open, computed where it is not. */
    static Availability availability(Policy policy, AgentRecord guess, Instant now) {
        Map<Channel, Instant> unknown = new EnumMap<>(Channel.class);
        policy.channels().forEach(channel -> unknown.put(channel, UNKNOWN));
        return Timeline.availability(policy, guess, new Availability(unknown, null), false, now);
    }
}
