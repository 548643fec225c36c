package lineclear.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Availability;
import lineclear.agent.record.Call;
import lineclear.agent.record.Intent;
import lineclear.agent.record.LoggedOn;
import lineclear.agent.record.Presence;
import lineclear.agent.record.Session;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import lineclear.word.Switch;
import lineclear.word.Trigger;

/**
 * What a record probably looks like before it has been read: an idle agent, or one with a single session. The store
 * decides on such a guess and writes under a condition that names everything the guess assumed.
 *
 * <p>Where a guess cannot know a value it carries {@link #UNKNOWN}; the rules keep that value or replace it, and never
 * compute with it.
 */
public final class Guesses {
    /** Stands for an instant in the past that a guess cannot know. */
    public static final Instant UNKNOWN = Instant.EPOCH;

    /** Stands for counts that a guess cannot know: the rules leave them alone or forget them. */
    private static final Map<Trigger, Integer> UNKNOWN_STRIKES = Map.of(Trigger.MISSED, Integer.MIN_VALUE);

    /** Stands for queues that a guess cannot know: the rules leave them alone. No queue's id has a space. */
    private static final LoggedOn SOMEWHERE = new LoggedOn(Set.of("some queue"), Set.of());

    private static final LoggedOn NOWHERE = new LoggedOn(Set.of(), Set.of());

    private static final List<Kind> CONVERSATIONS = List.of(Kind.STANDARD, Kind.DIRECT);

    private Guesses() {}

    /**
     * The records that {@code command} usually meets, the likeliest first; empty when it is better to look first. All
     * of them have no cause and no {@code next}; with a session, its hold is running. See {@link #kindsLike}. When a
     * midnight logs the agent off is not guessed: it is left as it is.
     *
     * @param off what the agent did not offer when they were last seen
     * @param loggedOn whether they were logged on then; to which queues is not guessed
     */
    public static List<AgentRecord> before(
            Policy policy, Set<Switch> off, LoggedOn.Where loggedOn, String agentId, Command command, Instant now) {
        List<AgentRecord> guesses = new ArrayList<>();
        AgentRecord known = AgentRecord.blank(
                        new AgentRecord.Identity(agentId, "", null, policy.name()),
                        policy.revision(),
                        intent(Choice.AVAILABLE),
                        0)
                .off(off)
                .loggedOn(somehow(loggedOn))
                .strikes(policy.counts() ? UNKNOWN_STRIKES : Map.of());
        if (command instanceof Command.Reserve) {
            guesses.add(closed(policy, known.presence(present(policy, now)), now));
        } else if (command instanceof Command.SetStatus set && set.choice() != null) {
            for (Choice choice : policy.choices().keySet()) {
                if (choice != set.choice()) {
                    guesses.add(closed(policy, known.intent(intent(choice), null), now));
                }
            }
        } else if (command instanceof Command.Connect connect && connect.authority() == Command.Authority.REQUEST) {
            withOneSession(policy, known, connect.sessionId(), List.of(Phase.RESERVED, Phase.RINGING), guesses, now);
            // When the agent is free again if nobody answers then depends on how often that has happened before.
            guesses.removeIf(guess -> connect.phase() == Phase.RINGING
                    && policy.counts(Trigger.MISSED, guess.open().get(0).channel()));
        } else if (command instanceof Command.Release release && release.at() == null && release.sessionId() != null) {
            boolean talked = release.ending() == Ending.COMPLETED || release.ending() == Ending.FAILED;
            List<Phase> phases =
                    talked ? List.of(Phase.CONNECTED, Phase.RINGING, Phase.RESERVED) : Arrays.asList(Phase.values());
            withOneSession(policy, known, release.sessionId(), phases, guesses, now);
            guesses.removeIf(guess -> policy.counts(
                    guess.open().get(0).endsBy(release.ending()),
                    guess.open().get(0).channel()));
        } else if (command instanceof Command.Heartbeat beat && beat.seen() == null) {
            guesses.add(known);
        }
        return guesses;
    }

    /** Whether how the session's end goes on depends on the queue that it came from. */
    public static boolean asksForQueue(Policy policy, AgentRecord guess, Command.Release release) {
        Session session = guess.open().get(0);
        Trigger trigger = session.endsBy(release.ending());
        return !policy.timers().wrapUpByQueue().isEmpty()
                && policy.transitions().stream()
                        .anyMatch(row -> row.trigger() == trigger
                                && row.to() == Status.WRAP_UP
                                && row.on().contains(session.channel()));
    }

    private static LoggedOn somehow(LoggedOn.Where where) {
        return switch (where) {
            case NEVER -> LoggedOn.NONE;
            case NOWHERE -> NOWHERE;
            case SOMEWHERE -> SOMEWHERE;
        };
    }

    private static Presence present(Policy policy, Instant now) {
        return policy.asksForPresence() ? new Presence(Map.of("some device", now.plusMillis(1))) : Presence.NONE;
    }

    private static Intent intent(Choice choice) {
        return new Intent(choice, null, UNKNOWN, Actor.POLICY);
    }

    private static void withOneSession(
            Policy policy,
            AgentRecord idle,
            String sessionId,
            List<Phase> phases,
            List<AgentRecord> into,
            Instant now) {
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
                            Call.NONE,
                            null,
                            Session.Began.UNTOLD,
                            null);
                    into.add(closed(policy, idle.with(session), now));
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

    /**
     * The kinds that a guessed session stands for: only a conversation's end asks whether it was the agent's own call.
     */
    public static Set<Kind> kindsLike(Session guess) {
        Set<Kind> alike = EnumSet.allOf(Kind.class);
        if (guess.phase() == Phase.CONNECTED) {
            alike.removeIf(kind -> kind.ownCall() != guess.kind().ownCall());
        }
        return alike;
    }

    /** Since when it is watched is not guessed: a watch that there is stays where it is. */
    private static AgentRecord closed(Policy policy, AgentRecord guess, Instant now) {
        Availability availability = availability(policy, guess, now);
        return guess.closed(guess.revision(), availability, null)
                .turn(guess.loggedOn().anywhere() ? Timeline.firstFree(availability) : null);
    }

    /** What is stored of a channel's freeAt: unknown where the channel is open, computed where it is not. */
    private static Availability availability(Policy policy, AgentRecord guess, Instant now) {
        Map<Channel, Instant> unknown = new EnumMap<>(Channel.class);
        policy.channels().forEach(channel -> unknown.put(channel, UNKNOWN));
        return Timeline.availability(policy, guess, new Availability(unknown, null), false, now);
    }
}
