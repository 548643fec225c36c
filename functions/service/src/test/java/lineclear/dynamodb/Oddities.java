package lineclear.dynamodb;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.Rules;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Availability;
import lineclear.agent.record.Cause;
import lineclear.agent.record.End;
import lineclear.agent.record.Intent;
import lineclear.agent.record.LoggedOn;
import lineclear.agent.record.Presence;
import lineclear.agent.record.Session;
import lineclear.agent.record.Tombstones;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Reason;
import lineclear.word.Switch;
import lineclear.word.Trigger;

/**
 * Valid records, whether or not they can come about: what a command usually meets, with some oddities. What is derived
 * is computed by the rules, as with every write.
 */
final class Oddities {
    private static final String ENDINGS = "cxdnfrev";

    private final Random random;
    private final Commands commands;
    private final OddSessions odd;
    private final Policy policy;
    private final Command command;
    private final Instant now;

    private Choice choice = Choice.AVAILABLE;
    private Intent next;
    private Cause cause;
    private AgentRecord.Cleared cleared;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, String> ended = new LinkedHashMap<>();
    private Instant openUntil;
    private boolean clockAhead;
    private String revision;
    private ZoneId zone;
    private final Map<Trigger, Integer> strikes = new EnumMap<>(Trigger.class);
    private final Set<Switch> off = EnumSet.noneOf(Switch.class);
    private final Map<String, Instant> leases = new LinkedHashMap<>();
    private Instant logsOffAt;

    private Oddities(Random random, Policy policy, Command command, Instant now) {
        this.random = random;
        this.commands = new Commands(random);
        this.policy = policy;
        this.command = command;
        this.now = now;
        this.odd = new OddSessions(random, commands, policy, now);
    }

    /**
     * A record for this command to meet at about {@code now}.
     *
     * @param lacking a clause that it shall probably not satisfy; null for none in particular
     */
    static AgentRecord around(
            Random random, String agentId, Policy policy, Command command, Clause lacking, Instant now) {
        Oddities record = new Oddities(random, policy, command, now);
        record.usual();
        if (lacking != null) {
            record.odd(lacking);
        }
        int oddities = new int[] {0, 1, 1, 2, 2, 5}[random.nextInt(6)];
        for (int i = 0; i < oddities; i++) {
            record.odd(record.commands.pick(List.of(Clause.values())));
        }
        return record.close(agentId);
    }

    private void usual() {
        if (policy.asksForPresence() && random.nextInt(4) > 0) {
            leases.put("phone", now.plusMillis(1 + random.nextInt(20_000)));
        }
        if (policy.endsAtMidnight()) {
            zone = commands.pick(List.of(ZoneId.of("Asia/Tokyo"), ZoneId.of("Europe/Oslo")));
        }
        if (random.nextInt(4) == 0) {
            strikes.put(Trigger.MISSED, 1 + random.nextInt(2));
        }
        if (command instanceof Command.SetStatus) {
            choice = commands.pick(List.of(Choice.values()));
        } else if (command instanceof Command.Connect connect) {
            sessions.put(
                    connect.sessionId(),
                    odd.session(connect.sessionId(), random.nextInt(3) > 0 ? Phase.RESERVED : Phase.RINGING));
        } else if (command instanceof Command.Release release) {
            sessions.put(release.sessionId(), odd.session(release.sessionId(), commands.pick(List.of(Phase.values()))));
        }
    }

    private void odd(Clause lacking) {
        String about = about();
        switch (lacking) {
            case REVISION -> revision = "other-";
            case INTENT -> choice = commands.pick(List.of(Choice.values()));
            case NEXT -> next = intent(commands.pick(List.of(Choice.values())), now.minusSeconds(5));
            case FREE_AT -> {
                clockAhead = true;
                choice = commands.pick(List.of(Choice.AVAILABLE, Choice.BREAK));
            }
            case CAUSE -> cause =
                    new Cause(commands.pick(List.of(Reason.values())), now.minusSeconds(20), odd.near(now, 10_000));
            case OPEN_UNTIL -> openUntil = odd.near(now, 10_000);
            case SESSIONS -> {
                String id = random.nextBoolean() ? commands.id() : about;
                sessions.put(id, odd.session(id, commands.pick(List.of(Phase.values()))));
            }
            case TOMBSTONE -> {
                bury(random.nextBoolean() ? commands.id() : about);
                cleared = new AgentRecord.Cleared(3, commands.actor(), null, now.minusSeconds(60));
            }
            case PHASE -> change(about, session -> odd.inPhase(session, commands.pick(List.of(Phase.values()))));
            case CHANNEL -> change(
                    about, session -> odd.with(session, commands.pick(List.of(Channel.values())), session.kind()));
            case KIND -> change(
                    about, session -> odd.with(session, session.channel(), commands.pick(List.of(Kind.values()))));
            case RUNNING -> change(about, session -> odd.until(session, odd.near(now, 3)));
            case HOLD_OUTLASTS_RINGING -> change(
                    about, session -> odd.until(session, odd.near(now.plus(policy.hold()), 3)));
            case STANDING -> change(about, session -> odd.over(session));
            case OFF -> off.add(commands.pick(List.of(Switch.values())));
            case PRESENT, LEASE -> {
                leases.clear();
                leases.put("phone", odd.near(now, lacking == Clause.LEASE ? 90_000 : 30_000));
            }
            case DEVICES -> {
                leases.clear();
                for (int device = 0; device < Presence.MOST_DEVICES; device++) {
                    leases.put("device-" + device, odd.near(now, 30_000));
                }
            }
            case MIDNIGHT -> logsOffAt = odd.near(now, 10_000);
            case LEGS -> change(about, odd::atTwoPhones);
            case GUESS -> change(about, odd::guessed);
            case QUEUE, CALL_ID, PLATFORM -> change(about, session -> odd.called(session));
        }
    }

    private String about() {
        if (command instanceof Command.Reserve reserve) {
            return reserve.sessionId();
        }
        return sessions.isEmpty() ? commands.id() : sessions.keySet().iterator().next();
    }

    private AgentRecord close(String agentId) {
        Instant writtenAt = clockAhead ? now.plusMillis(random.nextInt(30)) : now.minusMillis(random.nextInt(30_000));
        Map<Channel, Instant> freeAt = new EnumMap<>(Channel.class);
        policy.channels().forEach(channel -> freeAt.put(channel, writtenAt.minusSeconds(random.nextInt(3) * 50)));
        AgentRecord raw = new AgentRecord(
                new AgentRecord.Identity(agentId, "before", zone, policy.name()),
                new AgentRecord.Chosen(intent(choice, now.minusSeconds(100)), next, off, null),
                cause,
                strikes,
                sessions,
                boundToTheirCalls(),
                Map.of(),
                cleared,
                new Presence(leases),
                new AgentRecord.Derived(policy.revision(), new Availability(freeAt, null), null, null, null),
                41);
        Outcome closed = Rules.decide(policy, raw, new Command.Register("Ada", policy, null), writtenAt);
        AgentRecord record = ((Outcome.Changed) closed).record();
        Availability availability = openUntil == null
                ? record.availability()
                : new Availability(record.availability().freeAt(), openUntil);
        LoggedOn loggedOn = loggedOn();
        return new AgentRecord(
                new AgentRecord.Identity(agentId, record.name(), record.zone(), record.policy()),
                new AgentRecord.Chosen(record.intent(), record.next(), record.off(), record.message(), loggedOn),
                record.cause(),
                record.strikes(),
                record.sessions(),
                record.ended(),
                random.nextBoolean() ? Map.of() : Map.of("s-0", new End(Ending.COMPLETED, now.minusSeconds(60))),
                record.cleared(),
                record.presence(),
                new AgentRecord.Derived(
                        revision == null ? record.revision() : revision,
                        availability,
                        logsOffAt == null || record.logsOffAt() == null ? record.logsOffAt() : logsOffAt,
                        record.checkAt(),
                        turn(record, loggedOn, writtenAt)),
                42);
    }

    private LoggedOn loggedOn() {
        return switch (random.nextInt(4)) {
            case 0 -> new LoggedOn(Set.of("sales", "support"), Set.of("swedish"));
            case 1 -> new LoggedOn(Set.of(), Set.of("swedish"));
            default -> LoggedOn.NONE;
        };
    }

    /** As a write before left it: of somebody who is free, when they last stirred. */
    private Instant turn(AgentRecord record, LoggedOn loggedOn, Instant writtenAt) {
        boolean open = !record.availability().freeAt().isEmpty();
        return loggedOn.anywhere() && open ? writtenAt.minusSeconds(random.nextInt(60)) : null;
    }

    /** As every connect that names a call leaves it. */
    private Tombstones boundToTheirCalls() {
        Tombstones stones = new Tombstones(ended);
        for (Session session : sessions.values()) {
            for (String leg : session.call().legs()) {
                stones = stones.bound(session.id(), leg);
            }
            stones = stones.bound(session.id(), session.callId());
        }
        return stones;
    }

    private void change(String id, UnaryOperator<Session> how) {
        sessions.computeIfPresent(id, (same, session) -> how.apply(session));
    }

    private void bury(String sessionId) {
        Tombstones.Mark mark = Tombstones.Mark.of(sessionId);
        ended.put(mark.slot(), mark.fingerprint() + ENDINGS.charAt(random.nextInt(ENDINGS.length())));
    }

    private Intent intent(Choice chosen, Instant since) {
        return new Intent(chosen, commands.maybe("lunch"), since, new Actor(Actor.Role.AGENT, "a-1"));
    }
}
