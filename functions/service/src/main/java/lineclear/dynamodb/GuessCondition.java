package lineclear.dynamodb;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lineclear.agent.Command;
import lineclear.agent.Guesses;
import lineclear.agent.record.Presence;
import lineclear.agent.record.Session;
import lineclear.agent.record.Tombstones;
import lineclear.dynamodb.table.Expression;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Phase;

/**
 * The condition under which a guess is written: names everything the guess assumed, and holds for no item that is
 * absent.
 */
final class GuessCondition {
    private final Guess guess;
    private final Clauses all;
    private final long now;

    private GuessCondition(Guess guess, Clauses all) {
        this.guess = guess;
        this.all = all;
        this.now = guess.now().toEpochMilli();
    }

    /** @param some clauses that are left out: none, except by the proof that each is needed */
    static String without(Set<Clause> some, Guess guess, Expression expression) {
        return new GuessCondition(guess, new Clauses(expression, some)).text();
    }

    private String text() {
        all.and(
                Clause.REVISION,
                () -> all.compare("=", RecordCodec.revision(guess.alternatives().get(0)), "rev"));
        return guess.command() instanceof Command.Heartbeat beat ? lease(beat.device()) : decision();
    }

    private String lease(String device) {
        long until = guess.now().plus(guess.policy().timers().presence()).toEpochMilli();
        String devices = "size(" + all.path(RecordCodec.LEASES) + ")";
        all.and(Clause.LEASE, () -> all.absentOr("<=", until, RecordCodec.PRESENT_UNTIL));
        all.and(
                Clause.DEVICES,
                () -> "(attribute_exists(" + all.path(RecordCodec.LEASES, device) + ") OR " + devices + " < "
                        + all.value((long) Presence.MOST_DEVICES) + ")");
        return all.text();
    }

    private String decision() {
        List<Session> sessions = guess.alternatives().get(0).open();
        boolean answers = guess.command() instanceof Command.Connect connect && connect.phase() == Phase.CONNECTED;
        all.and(
                Clause.SESSIONS,
                () -> "size(" + all.path(RecordCodec.SESSIONS) + ") = " + all.value((long) sessions.size()));
        onChannels();
        if (guess.command() instanceof Command.Reserve reserve) {
            onReserve(reserve);
        } else {
            all.and(Clause.CAUSE, () -> all.absentOr("<=", now, "cause", "until"));
        }
        if (!answers) {
            all.and(Clause.NEXT, () -> all.absent("next"));
            onAgent();
        }
        if (!answers && !(guess.command() instanceof Command.Reserve)) {
            all.and(Clause.INTENT, () -> all.in(intents(), "intent", "status"));
        }
        if (!sessions.isEmpty()) {
            onSession(sessions.get(0).id());
        }
        return all.text();
    }

    /** Somebody whose channel is open is available and has no cause, so that needs no saying. */
    private void onChannels() {
        Set<Channel> open = EnumSet.noneOf(Channel.class);
        open.addAll(guess.keptOpen());
        if (guess.command() instanceof Command.Reserve reserve) {
            open.add(reserve.channel());
        }
        for (Channel channel : open) {
            all.and(Clause.FREE_AT, () -> all.compare("<=", now, RecordCodec.FREE_AT, channel.word()));
        }
        if (!open.isEmpty()) {
            all.and(Clause.OPEN_UNTIL, () -> all.absentOr(">", now, "openUntil"));
        }
    }

    private void onAgent() {
        if (!guess.policy().switches().isEmpty()) {
            String off = RecordCodec.off(guess.alternatives().get(0).off());
            all.and(
                    Clause.OFF,
                    () -> off == null ? all.absent(RecordCodec.OFF) : all.compare("=", off, RecordCodec.OFF));
        }
    }

    private void onReserve(Command.Reserve reserve) {
        if (guess.policy().endsAtMidnight()) {
            all.and(Clause.MIDNIGHT, () -> all.compare(">", now, RecordCodec.LOGS_OFF_AT));
        }
        if (guess.policy().asksForPresence()) {
            all.and(Clause.PRESENT, () -> all.compare(">", now, RecordCodec.PRESENT_UNTIL));
        }
        Tombstones.Mark mark = Tombstones.Mark.of(reserve.sessionId());
        all.and(
                Clause.TOMBSTONE,
                () -> "NOT begins_with(" + all.path(RecordCodec.ENDED, mark.slot()) + ", "
                        + all.value(mark.fingerprint()) + ")");
    }

    private void onSession(String id) {
        all.andOneOf(SessionStages.of(guess).text(id, now, all));
        all.and(Clause.STANDING, () -> all.absent(RecordCodec.SESSIONS, id, SessionCodec.STANDING));
        if (guess.command() instanceof Command.Connect connect) {
            onCall(id, connect);
        } else if (guess.command() instanceof Command.Release release) {
            onCall(id, release);
        }
    }

    /** Whichever call is answered becomes the session's, and leaves those beside it; one that rings is one of them. */
    private void onCall(String id, Command.Connect connect) {
        unboundOrSame(Clause.CALL_ID, id, "callId", connect.callId());
        if (connect.phase() == Phase.CONNECTED) {
            all.and(Clause.GUESS, () -> all.absent(RecordCodec.SESSIONS, id, SessionCodec.GUESS));
            if (connect.callId() != null) {
                all.and(Clause.LEGS, () -> all.absent(RecordCodec.SESSIONS, id, SessionCodec.LEGS));
            }
        }
        if (connect.phase() == Phase.RINGING && guess.policy().timers().ringing() == null) {
            long rings = guess.now().plus(guess.policy().hold()).toEpochMilli();
            all.and(Clause.HOLD_OUTLASTS_RINGING, () -> all.compare("<=", rings, RecordCodec.SESSIONS, id, "until"));
        }
        unboundOrSame(Clause.PLATFORM, id, "platform", connect.platform());
    }

    private void onCall(String id, Command.Release release) {
        unboundOrSame(Clause.CALL_ID, id, "callId", release.callId());
        boolean hasCall = guess.alternatives().stream()
                .anyMatch(alternative -> alternative.open().get(0).phase() != Phase.RESERVED);
        if (release.callId() != null && hasCall) {
            all.and(Clause.LEGS, () -> all.absent(RecordCodec.SESSIONS, id, SessionCodec.LEGS));
        }
        if (release.callId() == null && release.ending() != Ending.COMPLETED && hasCall) {
            all.and(Clause.GUESS, () -> all.absent(RecordCodec.SESSIONS, id, SessionCodec.GUESS));
        }
        boolean asksForQueue = guess.alternatives().stream()
                .anyMatch(alternative -> Guesses.asksForQueue(guess.policy(), alternative, release));
        if (asksForQueue) {
            all.and(Clause.QUEUE, () -> all.absent(RecordCodec.SESSIONS, id, SessionCodec.QUEUE));
        }
    }

    private void unboundOrSame(Clause clause, String id, String name, String told) {
        if (told != null) {
            all.and(clause, () -> all.absentOr("=", told, RecordCodec.SESSIONS, id, name));
        }
    }

    private Set<Choice> intents() {
        Set<Choice> intents = new LinkedHashSet<>();
        guess.alternatives()
                .forEach(alternative -> intents.add(alternative.intent().choice()));
        return intents;
    }
}
