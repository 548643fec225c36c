package lineclear.agent;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.End;
import lineclear.agent.record.Session;
import lineclear.word.Ending;
import lineclear.word.Trigger;

/** Ends what verify found clearable, and never a conversation that is going on. */
final class ClearRules {
    private ClearRules() {}

    static Outcome decide(Policy policy, AgentRecord settled, Command.Clear clear, Instant now) {
        if (settled.cleared() != null && settled.cleared().seen() == clear.version()) {
            return new Outcome.Unchanged(settled); // DECISIONS.md#a-second-click-on-clear-does-no-harm
        }
        if (settled.version() != clear.version()) {
            return new Outcome.Refused(
                    settled,
                    Refusal.of(
                            Refusal.Code.VERSION_CHANGED,
                            "The record is at version " + settled.version() + " now, not " + clear.version()
                                    + ": something has happened since it was shown. Verify again."));
        }
        if (settled.open().isEmpty()) {
            return new Outcome.Unchanged(settled);
        }
        List<Evidence> findings =
                Verification.of(policy, settled, clear.heard(), now).evidence();
        Optional<Refusal> refusal = Stream.concat(findings.stream().filter(Evidence::live), findings.stream())
                .map(evidence -> refusal(evidence, clear))
                .filter(Objects::nonNull)
                .findFirst();
        if (refusal.isPresent()) {
            return new Outcome.Refused(settled, refusal.get());
        }
        AgentRecord ended = settled;
        for (Session session : settled.open()) {
            ended = ended.ended(session, new End(Ending.CLEARED, now));
            ended = Aftermath.of(policy, ended, session, Trigger.CLEARED, now);
        }
        return Outcome.changed(
                ended.cleared(new AgentRecord.Cleared(clear.version(), clear.by(), clear.reason(), now)));
    }

    private static Refusal refusal(Evidence evidence, Command.Clear clear) {
        if (evidence.live()) {
            return Refusal.of(
                    Refusal.Code.CALL_LIVE,
                    "Session " + evidence.sessionId() + " is live (" + evidence.says()
                            + "). Clearing would cut a conversation: let it end.");
        }
        if (!evidence.clearableBy(clear.by().role())) {
            return Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    "Whether session " + evidence.sessionId() + " is live is not known (" + evidence.says()
                            + "). Only a supervisor may clear it, with a reason.");
        }
        if (evidence.verdict() == Evidence.Verdict.UNKNOWN && clear.reason() == null) {
            return Refusal.of(
                    Refusal.Code.INVALID_REQUEST,
                    "Whether session " + evidence.sessionId() + " is live is not known (" + evidence.says()
                            + "). Give a reason to clear it all the same.");
        }
        return null;
    }
}
