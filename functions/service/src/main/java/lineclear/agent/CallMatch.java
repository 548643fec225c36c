package lineclear.agent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.word.Kind;

/**
 * Which session a call is about, when all that is known of it is the phone platform's name for it. Asked on the very
 * record that is decided on: a choice made on an older one would be wrong as soon as another event of the agent has
 * come between. {@code DECISIONS.md#a-session-finds-its-call-without-a-pointer}.
 */
final class CallMatch {
    private CallMatch() {}

    /** The same command, with its session's id; empty when the call is none of the record's, nor may become one. */
    static Optional<Command> named(AgentRecord settled, Command command) {
        if (command instanceof Command.Connect connect && connect.sessionId() == null) {
            return sessionOf(settled, connect.platform(), connect.callId())
                    .map(id -> connect.of(id, Command.Named.BY_CALL))
                    .or(() -> notOverYet(settled, connect))
                    .filter(named -> mayBe(settled, named.sessionId(), connect.platform()))
                    .map(Command.class::cast);
        } else if (command instanceof Command.Release release && release.sessionId() == null) {
            // The end of a call that no session is bound to may be that of a caller who was turned away: it ends
            // nobody's wait.
            return sessionOf(settled, release.platform(), release.callId())
                    .or(() -> Optional.of(release.callId()))
                    .filter(id -> mayBe(settled, id, release.platform()))
                    .map(release::of);
        }
        return Optional.of(command);
    }

    /** The session that is bound to the call; an open one before one whose hold ran out while the same call rang. */
    private static Optional<String> sessionOf(AgentRecord settled, String platform, String callId) {
        return settled.sessions().values().stream()
                .filter(session -> session.call().has(callId) && isOf(session, platform))
                .min(Comparator.comparing(session -> !session.open()))
                .map(Session::id);
    }

    private static Optional<Command.Connect> notOverYet(AgentRecord settled, Command.Connect connect) {
        String callId = connect.callId();
        boolean known =
                settled.sessions().containsKey(callId) || settled.ended().heardOf(callId);
        Optional<String> waiting = known ? Optional.empty() : waiting(settled, connect);
        return Optional.of(waiting.map(id -> connect.of(id, Command.Named.BY_GUESS))
                .orElseGet(() -> connect.named() == Command.Named.BY_TASK
                        ? connect.of(callId, Command.Named.BY_TASK)
                        : connect.of(callId, Command.Named.BY_CALL)));
    }

    /** The one customer who waits for such a call; empty when there are several, or when it is no customer's. */
    private static Optional<String> waiting(AgentRecord settled, Command.Connect connect) {
        if (connect.named() == Command.Named.BY_TASK
                || connect.kind() == Kind.SUPPORT
                || connect.kind() == Kind.TEST
                || connect.kind() == Kind.INTERNAL) {
            return Optional.empty();
        }
        List<String> waiting = new ArrayList<>();
        for (Session session : settled.open()) {
            if (session.callId() == null
                    && connect.platform().equals(session.platform())
                    && session.channel() == connect.channel()) {
                waiting.add(session.id());
            }
        }
        return waiting.size() == 1 ? Optional.of(waiting.get(0)) : Optional.empty();
    }

    /** One platform's word is nothing about another's calls, even where it uses their names. */
    private static boolean mayBe(AgentRecord settled, String sessionId, String platform) {
        Session session = settled.sessions().get(sessionId);
        return session == null || isOf(session, platform);
    }

    /** A program that names a call may leave out on which platform it is. */
    private static boolean isOf(Session session, String platform) {
        return session.platform() == null || session.platform().equals(platform);
    }
}
