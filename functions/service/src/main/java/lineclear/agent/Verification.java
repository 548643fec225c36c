package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

    /** The same, with what phone platforms said in place of what the record guesses, where they were asked. */
    public static Verification of(Policy policy, AgentRecord settled, List<Evidence> heard, Instant now) {
        return new Verification(byRecord(policy, settled, now).evidence().stream()
                .map(own -> heard.stream()
                        .filter(piece -> piece.sessionId().equals(own.sessionId()))
                        .findFirst()
                        .orElse(own))
                .toList());
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
