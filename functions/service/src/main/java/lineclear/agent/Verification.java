package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.word.Actor;
import lineclear.word.Phase;
import lineclear.word.Times;

/**
 * Is the agent really busy? Session by session; the worst decides.
 *
 * @param evidence one piece for each open session
 */
public record Verification(List<Evidence> evidence) {

    /** What the record itself knows: all there is for sessions whose phone platform is unknown. */
    public static Verification byRecord(Policy policy, AgentRecord settled, Instant now) {
        return new Verification(settled.open().stream()
                .map(session -> byRecord(policy, session, now))
                .toList());
    }

    /**
     * What phone platforms said of the open sessions, and for a session nobody asked about what the record itself
     * knows.
     */
    public static Verification of(Policy policy, AgentRecord settled, List<Evidence> heard, Instant now) {
        List<Evidence> pieces = new ArrayList<>();
        for (Evidence own : byRecord(policy, settled, now).evidence()) {
            List<Evidence> told = heard.stream()
                    .filter(piece -> piece.sessionId().equals(own.sessionId()))
                    .toList();
            pieces.addAll(told.isEmpty() ? List.of(own) : told);
        }
        return new Verification(List.copyOf(pieces));
    }

    private static Evidence byRecord(Policy policy, Session session, Instant now) {
        if (session.phase() == Phase.RESERVED) {
            return evidence(
                    session, Evidence.Verdict.BUSY, "reserved until " + Times.text(session.until()) + ", no call yet");
        }
        Duration silent = Duration.between(session.since(), now);
        String says =
                session.phase().word() + ", and no phone platform to ask; the last event is " + words(silent) + " old";
        boolean outOfSync = silent.compareTo(policy.silence()) >= 0;
        return evidence(session, outOfSync ? Evidence.Verdict.OUT_OF_SYNC : Evidence.Verdict.UNKNOWN, says);
    }

    private static Evidence evidence(Session session, Evidence.Verdict verdict, String says) {
        return new Evidence(session.id(), "record", verdict, says, session.since(), false);
    }

    private static String words(Duration silent) {
        if (silent.toMinutes() == 0) {
            return silent.toSeconds() + " s";
        }
        return silent.toHours() == 0
                ? silent.toMinutes() + " min"
                : silent.toHours() + " h " + silent.toMinutesPart() + " min";
    }

    public Evidence.Verdict verdict() {
        Evidence.Verdict worst = Evidence.Verdict.CLEAR;
        for (Evidence piece : evidence) {
            if (piece.live()) {
                return Evidence.Verdict.BUSY;
            }
            if (piece.verdict().compareTo(worst) > 0) {
                worst = piece.verdict();
            }
        }
        return worst;
    }

    /** Whether clear, said by somebody in this role, would end something. */
    public boolean clearableBy(Actor.Role role) {
        return !evidence.isEmpty() && evidence.stream().allMatch(piece -> piece.clearableBy(role));
    }
}
