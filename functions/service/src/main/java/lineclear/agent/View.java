package lineclear.agent;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import lineclear.word.Switch;

/**
 * What people see of an agent. Derived from the record, the policy and the clock; never stored.
 *
 * @param label the policy's word for the status
 * @param because the reason, in a sentence
 * @param since when the status began
 * @param until when it ends by itself; null when that is not known
 * @param accepts for each channel of the policy, whether a new session would be granted
 * @param sessions the open ones, the furthest first
 * @param takes for each switch of the policy, whether it is on
 * @param tools whether the agent's page leaves its tools on
 * @param may what the agent may do now
 */
public record View(
        AgentRecord record,
        Status status,
        String label,
        String because,
        Instant since,
        Instant until,
        Map<Channel, Boolean> accepts,
        List<Session> sessions,
        Map<Switch, Boolean> takes,
        boolean tools,
        May may) {
    /**
     * What the agent may do, so that their page needs no rules.
     *
     * @param choose the statuses that they may choose now
     * @param chooseAfterSession those that they may choose for when the session, or what follows it, is over; empty when
     *     there is neither
     * @param clear whether a clear would end something, as far as the record itself knows
     */
    public record May(Set<Choice> choose, Set<Choice> chooseAfterSession, boolean clear) {}

    /** A customer's conversation leads before a call of the agent's own, whichever came first. */
    private static final Comparator<Session> FURTHEST_FIRST = Comparator.comparing(Session::phase)
            .reversed()
            .thenComparing(session -> session.kind().ownCall())
            .thenComparing(Session.EARLIEST_FIRST);

    /** The view of a record at {@code now}; it need not be settled. */
    public static View of(Policy policy, AgentRecord record, Instant now) {
        AgentRecord settled = Settling.at(policy, record, now);
        List<Session> open = settled.open().stream().sorted(FURTHEST_FIRST).toList();
        return new Face(policy, settled, open, now).view();
    }

    /** What people see of one record, being put together. */
    private record Face(Policy policy, AgentRecord settled, List<Session> open, Instant now) {
        View view() {
            Optional<Session> leading = open.stream().filter(policy::shows).findFirst();
            Intent intent = settled.intent();
            boolean offered = intent.choice() == Choice.AVAILABLE || intent.choice() == Choice.STOP_NEW;
            if (leading.isPresent()) {
                return ofSession(leading.get());
            } else if (settled.cause() != null) {
                Cause cause = settled.cause();
                Status status = cause.reason().shown();
                return view(status, policy.label(status), Sentences.of(cause), cause.since(), cause.until());
            } else if (offered && !policy.present(settled, now)) {
                Instant lost = settled.presence().until();
                boolean lately = lost != null && lost.isAfter(intent.since());
                return view(
                        Status.OFFLINE,
                        policy.label(Status.OFFLINE),
                        Sentences.absent(settled.presence()),
                        lately ? lost : intent.since(),
                        null);
            } else if (intent.choice() == Choice.AVAILABLE && isFull()) {
                return full();
            }
            return ofIntent(intent);
        }

        private View ofSession(Session session) {
            boolean stopped = settled.intent().choice() == Choice.STOP_NEW && session.phase() == Phase.CONNECTED;
            String label = stopped ? policy.label(Choice.STOP_NEW) : policy.label(session.shown());
            return view(session.shown(), label, Sentences.of(session), session.since(), session.until());
        }

        private boolean isFull() {
            return policy.channels().stream().noneMatch(channel -> policy.hasRoom(settled, channel));
        }

        /** Nothing leads and nothing was chosen against it, but every place is taken by sessions that only count. */
        private View full() {
            Instant since = open.stream()
                    .map(Session::since)
                    .max(Instant::compareTo)
                    .orElse(settled.intent().since());
            Instant until = settled.availability().freeAt().values().stream()
                    .min(Instant::compareTo)
                    .orElse(null);
            return view(Status.BUSY, policy.label(Status.BUSY), Sentences.full(open), since, until);
        }

        private View ofIntent(Intent intent) {
            Instant since = settled.availability().freeAt().values().stream()
                    .filter(freeAt -> freeAt.isAfter(intent.since()) && !freeAt.isAfter(now))
                    .max(Instant::compareTo)
                    .orElse(intent.since());
            boolean told = intent.reason() != null && intent.by().role() != Actor.Role.POLICY;
            String reason = intent.choice() == Choice.BREAK && told ? ": " + intent.reason() : "";
            String without = intent.choice() == Choice.AVAILABLE ? Sentences.without(settled.off()) : "";
            return view(
                    intent.choice().shown(),
                    policy.label(intent.choice()) + reason,
                    Sentences.of(intent) + without,
                    since,
                    Timeline.earlier(settled.availability().openUntil(), settled.logsOffAt()));
        }

        private View view(Status status, String label, String because, Instant since, Instant until) {
            Map<Channel, Boolean> accepts = new EnumMap<>(Channel.class);
            policy.channels()
                    .forEach(channel -> accepts.put(channel, policy.accepts(settled, channel, Kind.STANDARD, now)));
            Map<Switch, Boolean> takes = new EnumMap<>(Switch.class);
            policy.switches().forEach(one -> takes.put(one, !settled.off().contains(one)));
            boolean tools = !(open.isEmpty()
                    && policy.toolless().contains(settled.intent().choice()));
            return new View(
                    settled, status, label + count(), because, since, until, accepts, open, takes, tools, may(status));
        }

        private May may(Status status) {
            return new May(
                    Choosing.allowedTo(policy, settled, Actor.Role.AGENT, status, false),
                    open.isEmpty() && settled.cause() == null
                            ? Set.of()
                            : Choosing.allowedTo(policy, settled, Actor.Role.AGENT, status, true),
                    Verification.byRecord(policy, settled, now).clearableBy(Actor.Role.AGENT));
        }

        /** The sessions that only count stand in brackets behind the status. */
        private String count() {
            long counted =
                    open.stream().filter(session -> !policy.shows(session)).count();
            return counted == 0 ? "" : " (" + counted + ")";
        }
    }
}
