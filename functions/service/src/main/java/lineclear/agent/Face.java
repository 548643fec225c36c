package lineclear.agent;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineclear.agent.policy.Limit;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Cause;
import lineclear.agent.record.Intent;
import lineclear.agent.record.Session;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;

/**
 * What an agent is shown as, and why: the part of a {@link View} that the clock alone may change.
 *
 * @param label the policy's word for the status, and how many sessions only count
 * @param since when the status began
 * @param until when it ends by itself; null when that is not known
 * @param accepts for each channel of the policy, whether a new session would be granted
 */
public record Face(
        Status status, String label, Because because, Instant since, Instant until, Map<Channel, Boolean> accepts) {
    /** A customer's conversation leads before a call of the agent's own, whichever came first. */
    private static final Comparator<Session> FURTHEST_FIRST = Comparator.comparing(Session::phase)
            .reversed()
            .thenComparing(session -> session.kind().ownCall())
            .thenComparing(Session.EARLIEST_FIRST);

    /** Why, in a sentence. */
    public String sentence() {
        return Sentences.of(because);
    }

    static List<Session> furthestFirst(AgentRecord settled) {
        return settled.open().stream().sorted(FURTHEST_FIRST).toList();
    }

    /** @param settled at {@code now} */
    static Face of(Policy policy, AgentRecord settled, Instant now) {
        return new Drawing(policy, settled, furthestFirst(settled), now).face();
    }

    /** A face being put together. */
    private record Drawing(Policy policy, AgentRecord settled, List<Session> open, Instant now) {
        private Face shown(Status status, String label, Because because, Instant since, Instant until) {
            Map<Channel, Boolean> accepts = new EnumMap<>(Channel.class);
            for (Channel channel : policy.channels()) {
                accepts.put(channel, Eligibility.accepts(policy, settled, channel, Kind.STANDARD, now));
            }
            return new Face(status, label + counted(), because, since, until, accepts);
        }

        /** The sessions that only count stand in brackets behind the status. */
        private String counted() {
            long counted = open.stream()
                    .filter(session -> !policy.shows(session.channel()))
                    .count();
            return counted == 0 ? "" : " (" + counted + ")";
        }

        Face face() {
            Optional<Session> leading = open.stream()
                    .filter(session -> policy.shows(session.channel()))
                    .findFirst();
            Intent intent = settled.intent();
            boolean offered = intent.choice() == Choice.AVAILABLE || intent.choice() == Choice.STOP_NEW;
            if (leading.isPresent()) {
                return ofSession(leading.get());
            } else if (settled.cause() != null) {
                Cause cause = settled.cause();
                Status status = cause.reason().shown();
                return shown(status, policy.label(status), Because.Paused.of(cause), cause.since(), cause.until());
            } else if (offered && !Eligibility.present(policy, settled, now)) {
                Instant lost = settled.presence().until();
                boolean lately = lost != null && lost.isAfter(intent.since());
                return shown(
                        Status.OFFLINE,
                        policy.label(Status.OFFLINE),
                        Because.Absent.of(settled.presence()),
                        lately ? lost : intent.since(),
                        null);
            } else if (intent.choice() == Choice.AVAILABLE && !full().isEmpty()) {
                return shownFull();
            }
            return ofIntent(intent);
        }

        private Face ofSession(Session session) {
            boolean stopped = settled.intent().choice() == Choice.STOP_NEW && session.phase() == Phase.CONNECTED;
            String label = stopped ? policy.label(Choice.STOP_NEW) : policy.label(session.shown());
            return shown(session.shown(), label, Because.InSession.of(session), session.since(), session.until());
        }

        /** The limits of sessions that only count, where as many of these are open as may be. */
        private List<Limit> full() {
            return policy.limits().stream()
                    .filter(limit -> limit.of().containsAll(limit.counting())
                            && limit.counting().stream().noneMatch(policy::shows)
                            && limit.reachedBy(settled.open(limit.counting())))
                    .toList();
        }

        /** Nothing leads and nothing was chosen against it, but every place is taken by sessions that only count. */
        private Face shownFull() {
            Instant since = full().stream()
                    .map(this::reached)
                    .min(Instant::compareTo)
                    .orElse(settled.intent().since());
            Instant until = full().stream().map(this::ends).reduce(Instant.MIN, Drawing::later);
            return shown(Status.BUSY, policy.label(Status.BUSY), new Because.Full(open.size()), since, until);
        }

        /** Since when a limit is full: since the session that filled it. */
        private Instant reached(Limit limit) {
            return open.stream()
                    .filter(session -> limit.counting().contains(session.channel()))
                    .map(Session::since)
                    .sorted()
                    .skip(limit.fewerThan() - 1L)
                    .findFirst()
                    .orElse(settled.intent().since());
        }

        /** When the clock alone makes room under a limit; null when it does not. */
        private Instant ends(Limit limit) {
            return limit.counting().stream()
                    .map(channel -> settled.availability().freeAt().get(channel))
                    .filter(freeAt -> freeAt != null && freeAt.isAfter(now))
                    .min(Instant::compareTo)
                    .orElse(null);
        }

        private static Instant later(Instant one, Instant other) {
            return one == null || other == null ? null : one.isAfter(other) ? one : other;
        }

        private Face ofIntent(Intent intent) {
            Instant since = settled.availability().freeAt().values().stream()
                    .filter(freeAt -> freeAt.isAfter(intent.since()) && !freeAt.isAfter(now))
                    .max(Instant::compareTo)
                    .orElse(intent.since());
            boolean told = intent.reason() != null && intent.by().role() != Actor.Role.POLICY;
            String reason = intent.choice() == Choice.BREAK && told ? ": " + intent.reason() : "";
            return shown(
                    intent.choice().shown(),
                    policy.label(intent.choice()) + reason,
                    Because.Chosen.of(intent, settled.off()),
                    since,
                    Deadlines.earlier(settled.availability().openUntil(), settled.logsOffAt()));
        }
    }
}
