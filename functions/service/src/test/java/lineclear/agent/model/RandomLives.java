package lineclear.agent.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import lineclear.agent.Command;
import lineclear.agent.Scene;
import lineclear.agent.View;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.Presets;
import lineclear.agent.record.AgentRecord;
import lineclear.word.Choice;

/** Agents under every preset to whom anything may happen, for tests that look at what comes of it. */
public final class RandomLives {
    private static final long[] GAPS_MILLIS = {0, 1, 1_000, 9_999, 10_000, 30_000, 60_000, 119_999, 120_001, 780_000};

    /** Sees each record as it is stored, and when. */
    public interface Witness {
        void sees(Policy policy, AgentRecord record, Instant now);
    }

    private RandomLives() {}

    /**
     * @param lives how many, in turn under each preset
     * @param changes how many things happen in each
     */
    public static void of(int lives, int changes, Witness witness) {
        List<Policy> policies = List.copyOf(Presets.policies());
        for (int life = 0; life < lives; life++) {
            live(policies.get(life % policies.size()), changes, new Random(life), witness);
        }
    }

    private static void live(Policy policy, int changes, Random random, Witness witness) {
        Moves moves = new Moves(policy, EnumSet.allOf(Choice.class), 3).withPhones();
        Instant now = Canonical.NOW;
        AgentRecord record = AgentRecord.registered(
                new AgentRecord.Identity("a", "n", null, policy.name()), policy.revision(), Scene.SUPERVISOR, now);
        for (int i = 0; i < changes; i++) {
            now = now.plusMillis(GAPS_MILLIS[random.nextInt(GAPS_MILLIS.length)]);
            AgentRecord settled = View.of(policy, record, now).record();
            List<Command> possible = new ArrayList<>(moves.of(settled, now));
            possible.addAll(moves.ofTheAgentsPage(settled));
            Command command = possible.get(random.nextInt(possible.size()));
            record = Step.record(Play.real().decide(policy, record, command, now));
            witness.sees(policy, record, now);
        }
    }
}
