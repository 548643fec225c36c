package lineclear.dynamodb;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import lineclear.TestClock;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Rules;
import lineclear.agent.Settling;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.LoggedOn;
import lineclear.dynamodb.table.ItemFields;
import lineclear.dynamodb.table.RecordTable;
import lineclear.word.Phase;
import lineclear.word.Switch;

/**
 * A stored record, a command, and what a process that has not read the record guesses.
 *
 * @param guessing the policy that the guess is made under, which need not be the record's
 * @param off what the agent is remembered not to offer, which need not be so
 * @param loggedOn whether the agent is remembered to be logged on to a queue, which need not be so
 */
record Trial(
        AgentRecord stored, Policy guessing, Set<Switch> off, LoggedOn.Where loggedOn, Command command, Instant now) {

    static Trial random(Random random, String agentId) {
        Commands commands = new Commands(random);
        if (random.nextBoolean()) {
            Walks walks = new Walks(random);
            Walks.Walk walk = walks.walk(agentId, TestPolicies.ALL);
            Policy guessing = random.nextInt(10) > 0 ? walk.policy() : commands.pick(TestPolicies.ALL);
            Instant now = walks.later(walk.record(), walk.writtenAt());
            Command command = commands.guessed(guessing, walk.record());
            return new Trial(
                    walk.record(),
                    guessing,
                    remembered(random, walk.record()),
                    loggedOn(random, walk.record()),
                    command,
                    now);
        }
        Policy guessing = commands.pick(TestPolicies.ALL);
        AgentRecord nobody = AgentRecord.registered(
                new AgentRecord.Identity(agentId, "Ada", null, guessing.name()),
                guessing.revision(),
                commands.actor(),
                TestClock.NINE);
        return around(random, agentId, guessing, commands.guessed(guessing, nobody), null);
    }

    static Trial around(Random random, String agentId, Policy guessing, Command command, Clause lacking) {
        Policy policy = random.nextInt(20) > 0 ? guessing : new Commands(random).pick(TestPolicies.ALL);
        AgentRecord stored = Oddities.around(random, agentId, policy, command, lacking, TestClock.NINE);
        return new Trial(
                stored, guessing, remembered(random, stored), loggedOn(random, stored), command, TestClock.NINE);
    }

    private static LoggedOn.Where loggedOn(Random random, AgentRecord stored) {
        LoggedOn.Where[] all = LoggedOn.Where.values();
        return random.nextInt(10) > 0 ? stored.loggedOn().where() : all[random.nextInt(all.length)];
    }

    private static Set<Switch> remembered(Random random, AgentRecord stored) {
        return random.nextBoolean() ? stored.off() : Set.of();
    }

    Optional<Guess> guess() {
        return Guess.of(guessing, off, loggedOn, stored.agentId(), command, now);
    }

    RecordTable.Met write(RecordTable table, Guess guess, Set<Clause> without) {
        return table.update(RecordWrites.guessed(stored.agentId(), guess, without, "guessed"));
    }

    /**
     * What is wrong with an item that the guess has left; empty when it is just what the rules make of the stored
     * record.
     */
    Optional<String> fault(Map<String, Object> item, Guess guess) {
        if (!(truth() instanceof Outcome.Changed changed)) {
            return Optional.of("written, where the rules say " + truth());
        }
        if (changed.effect() != guess.effect()) {
            return Optional.of("effect " + guess.effect() + ", where the rules say " + changed.effect());
        }
        long version = stored.version() + (quiet(guess) ? 0 : 1);
        AgentRecord wanted = Settling.at(policy(), changed.record().at(version), now);
        AgentRecord written = Settling.at(policy(), RecordCodec.decode(item), now);
        if (!written.equals(wanted)) {
            return Optional.of("written " + written + "\nwanted " + wanted);
        }
        Map<String, Object> asEncoded = LocalTable.item(RecordCodec.decode(item), quiet(guess) ? "before" : "guessed");
        if (!quiet(guess)) {
            asEncoded.put("at", now.toEpochMilli());
        }
        return asEncoded.equals(item) ? Optional.empty() : Optional.of("left over in " + item);
    }

    /** The item as the guess would leave it if nothing stopped it; empty where DynamoDB could not even write it. */
    Optional<Map<String, Object>> unstopped(Guess guess) {
        Map<String, Object> item = LocalTable.item(stored, quiet(guess) ? "before" : "guessed");
        if (!quiet(guess)) {
            item.put(RecordCodec.VERSION, stored.version() + 1);
            item.put("at", now.toEpochMilli());
        }
        for (Map.Entry<List<String>, Object> change :
                guess.difference().changes().entrySet()) {
            List<String> path = change.getKey();
            Map<String, Object> at = item;
            for (String step : path.subList(0, path.size() - 1)) {
                if (!at.containsKey(step)) {
                    return Optional.empty();
                }
                Map<String, Object> below =
                        new LinkedHashMap<>(ItemFields.of(at.get(step), step).map());
                at.put(step, below);
                at = below;
            }
            String last = path.get(path.size() - 1);
            if (change.getValue() == null) {
                at.remove(last);
            } else if (change.getValue() instanceof Difference.IfAbsent unless) {
                at.putIfAbsent(last, unless.value());
            } else {
                at.put(last, change.getValue());
            }
        }
        return Optional.of(item);
    }

    /** A lease is written without a trace but itself. */
    private static boolean quiet(Guess guess) {
        return guess.effect() == Outcome.Effect.LEASE;
    }

    Policy policy() {
        return TestPolicies.standard(TestPolicies.KEEN).orStandard(stored.policy());
    }

    Outcome truth() {
        return Rules.decide(policy(), stored, command, now);
    }

    /** How the hits and misses are counted. */
    String name() {
        if (command instanceof Command.Connect connect) {
            return connect.phase() == Phase.RINGING ? "connect ringing" : "connect connected";
        } else if (command instanceof Command.Release release) {
            return "release " + release.ending().word();
        }
        if (command instanceof Command.Heartbeat) {
            return "heartbeat";
        }
        return command instanceof Command.Reserve ? "reserve" : "set-status";
    }
}
