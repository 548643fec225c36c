package lineclear.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lineclear.TestClock;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Rules;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.word.Actor;
import lineclear.word.Choice;

/** Records that can really come about: a registration, then random commands at random times. */
final class Walks {
    private final Random random;
    private final Commands commands;

    Walks(Random random) {
        this.random = random;
        this.commands = new Commands(random);
    }

    /** @param writtenAt the time of the last write */
    record Walk(AgentRecord record, Policy policy, Instant writtenAt) {}

    Walk walk(String agentId, List<Policy> policies) {
        Policy policy = commands.pick(policies);
        Instant now = TestClock.NINE;
        AgentRecord record = AgentRecord.registered(
                new AgentRecord.Identity(agentId, "Ada", null, policy.name()), policy.revision(), Actor.POLICY, now);
        Instant writtenAt = now;
        if (random.nextInt(10) > 0) {
            record =
                    step(policy, record, new Command.SetStatus(Choice.AVAILABLE, null, null, false, Actor.POLICY), now);
        }
        for (int step = random.nextInt(9); step > 0; step--) {
            now = later(record, now);
            Command command = commands.any(policy, policies, record);
            AgentRecord next = step(policy, record, command, now);
            writtenAt = next == record ? writtenAt : now;
            record = next;
            policy = byName(policies, record);
        }
        return new Walk(record, policy, writtenAt);
    }

    /** One write of a day, as the table's stream tells it. */
    record Write(Map<String, Object> before, Map<String, Object> after) {}

    /** A longer walk, write by write. */
    List<Write> day(String agentId, List<Policy> policies) {
        Policy policy = commands.pick(policies);
        Instant now = TestClock.NINE;
        AgentRecord record = AgentRecord.registered(
                new AgentRecord.Identity(agentId, "Ada", null, policy.name()), policy.revision(), Actor.POLICY, now);
        List<Write> writes = new ArrayList<>();
        for (int step = 0; step < 30; step++) {
            Command command = step == 0
                    ? new Command.SetStatus(Choice.AVAILABLE, null, null, false, Actor.POLICY)
                    : commands.any(policy, policies, record);
            AgentRecord next = step(policy, record, command, now);
            if (next != record) {
                Map<String, Object> after = LocalTable.item(next, "walk");
                after.put("at", now.toEpochMilli());
                writes.add(new Write(LocalTable.item(record, "walk"), after));
            }
            record = next;
            policy = byName(policies, record);
            now = later(record, now);
        }
        return writes;
    }

    private static AgentRecord step(Policy policy, AgentRecord record, Command command, Instant now) {
        return Rules.decide(policy, record, command, now) instanceof Outcome.Changed changed
                ? changed.record().at(record.version() + 1)
                : record;
    }

    private static Policy byName(List<Policy> policies, AgentRecord record) {
        return policies.stream()
                .filter(policy -> policy.name().equals(record.policy()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Soon, or on one of the record's deadlines, or a millisecond beside it; now and then by a clock a little behind.
     */
    Instant later(AgentRecord record, Instant now) {
        List<Instant> deadlines = new ArrayList<>();
        record.sessions().values().stream().map(Session::until).forEach(deadlines::add);
        deadlines.add(record.cause() == null ? null : record.cause().until());
        deadlines.removeIf(deadline -> deadline == null || deadline.isBefore(now));
        if (!deadlines.isEmpty() && random.nextInt(4) == 0) {
            return commands.pick(deadlines).plusMillis(random.nextInt(3) - 1);
        }
        return switch (random.nextInt(8)) {
            case 0 -> now;
            case 1 -> now.minusMillis(random.nextInt(50));
            case 2 -> now.plusSeconds(random.nextInt(1200));
            default -> now.plusMillis(random.nextInt(20_000));
        };
    }
}
