package lineclear.agent.model;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lineclear.agent.Command;
import lineclear.agent.Scene;
import lineclear.agent.Settling;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.Presets;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.word.Choice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Days under every preset on which calls are guessed to be somebody's, parted from them, and come back: whatever cannot
 * end by itself is watched, whatever leaves the record is told, and the agent is to be had again.
 */
@Tag("exhaustive")
class AccountsDaysTest {
    private static final int DAYS = Integer.getInteger("lineclear.trials", 600);
    private static final long[] GAPS_MILLIS = {0, 0, 1, 1_000, 1_000, 10_000, 30_000, 120_000, 780_000, 930_000};

    /** Those that are about the record, not about the session that a command names: here it names none. */
    private static final Set<Invariant> KEPT = EnumSet.of(
            Invariant.NOT_IDLE_IS_WATCHED,
            Invariant.EVERY_END_IS_TOLD,
            Invariant.THE_RECORD_IS_BOUNDED,
            Invariant.REVOKED_HOLDS_COME_BACK,
            Invariant.SETTLING_IS_MONOTONE,
            Invariant.STORED_DECIDES_LIKE_SETTLED,
            Invariant.AVAILABILITY_SAYS_WHAT_IS_GRANTED,
            Invariant.NOBODY_IS_STUCK,
            Invariant.VIEW_IS_TRUE);

    private int guessed;
    private int revoked;
    private int ended;

    @Test
    void aDayOfGuessedCallsKeepsEveryPromise() {
        List<Policy> policies = List.copyOf(Presets.policies());
        for (int day = 0; day < DAYS; day++) {
            live(policies.get(day % policies.size()), new Random(day));
        }
        assertTrue(guessed > DAYS / 10 && revoked > DAYS / 10 && ended > DAYS, guessed + ", " + revoked + ", " + ended);
    }

    private void live(Policy policy, Random random) {
        AccountMoves moves = new AccountMoves(policy);
        Instant now = Canonical.NOW;
        AgentRecord record = AgentRecord.registered(
                new AgentRecord.Identity("a", "n", null, policy.name()), policy.revision(), Scene.SUPERVISOR, now);
        Command available = new Command.SetStatus(Choice.AVAILABLE, null, null, false, Scene.AGENT);
        for (int i = 0; i < 25; i++) {
            List<Command> possible = new ArrayList<>(
                    switch (random.nextInt(8)) {
                        case 0, 1 -> moves.ofThoseWhoWait();
                        case 2 -> moves.ofOthers(Settling.at(policy, record, now), now);
                        case 3 -> List.of(available);
                        default -> moves.ofTheAddress(now);
                    });
            Command command = i == 0 ? available : possible.get(random.nextInt(possible.size()));
            check(Step.ofClock(policy, Play.real(), record, now));
            Step step = Step.of(policy, Play.real(), record, command, now);
            check(step);
            record = step.changed() ? step.after().at(record.version() + 1) : record;
            guessed += record.sessions(Session::guessed).size();
            revoked += record.sessions(session -> session.standing() == Session.Standing.REVOKED)
                    .size();
            ended += step.changed() ? record.ends().size() : 0;
            now = now.plusMillis(GAPS_MILLIS[random.nextInt(GAPS_MILLIS.length)]);
        }
    }

    private static void check(Step step) {
        for (Invariant invariant : KEPT) {
            String wrong = invariant.broken(step);
            assertNull(wrong, () -> invariant + ", " + wrong + ": " + step);
        }
    }
}
