package lineclear.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.Call;
import lineclear.agent.record.Customer;
import lineclear.agent.record.Session;
import lineclear.word.Channel;
import lineclear.word.Kind;
import lineclear.word.Phase;

/** Sessions, and what can be odd about one. */
final class OddSessions {
    private final Random random;
    private final Commands commands;
    private final Policy policy;
    private final Instant now;

    OddSessions(Random random, Commands commands, Policy policy, Instant now) {
        this.random = random;
        this.commands = commands;
        this.policy = policy;
        this.now = now;
    }

    /** As it usually is: its hold, if it is one, is running. */
    Session session(String id, Phase phase) {
        return new Session(
                id,
                commands.pick(new ArrayList<>(policy.channels())),
                random.nextInt(3) > 0 ? Kind.STANDARD : commands.pick(List.of(Kind.values())),
                phase,
                now.minusSeconds(40),
                phase == Phase.CONNECTED ? null : now.plusMillis(1 + random.nextInt(15_000)),
                Session.Standing.HELD,
                new Customer("c-" + random.nextInt(3), commands.maybe("Grace"), null),
                Call.NONE,
                commands.maybe("q-short"),
                began(),
                null);
    }

    /** A record of the version before does not say it. */
    private Session.Began began() {
        return random.nextInt(3) > 0
                ? new Session.Began(now.minusSeconds(50), random.nextBoolean() ? now.minusSeconds(40) : null)
                : Session.Began.UNTOLD;
    }

    Session over(Session session) {
        Session.Standing standing = random.nextBoolean() ? Session.Standing.LAPSED : Session.Standing.REVOKED;
        Phase phase = session.phase() == Phase.CONNECTED ? Phase.RINGING : session.phase();
        return session(session, session.channel(), session.kind(), phase, near(now, 40), standing);
    }

    Session inPhase(Session session, Phase phase) {
        Instant until = phase == Phase.CONNECTED ? null : near(now, 5_000);
        return session(session, session.channel(), session.kind(), phase, until, session.standing());
    }

    static Session until(Session session, Instant until) {
        return session.phase() == Phase.CONNECTED
                ? session
                : session(session, session.channel(), session.kind(), session.phase(), until, session.standing());
    }

    /** Bound to a call, which may ring at a second phone, and may be only a guess. */
    Session called(Session session) {
        String callId = commands.maybe("call-" + random.nextInt(2));
        boolean two = callId != null && session.phase() == Phase.RINGING && random.nextInt(3) == 0;
        boolean guessed = callId != null
                && session.phase() != Phase.RESERVED
                && session.standing() == Session.Standing.HELD
                && random.nextInt(3) == 0;
        return session(
                session,
                new Call(commands.maybe("twilio"), callId, two ? Set.of("call-2") : Set.of()),
                guessed ? new Session.Hold(now.minusSeconds(60), near(now, 20_000)) : null);
    }

    Session atTwoPhones(Session session) {
        Call call = random.nextBoolean()
                ? new Call(session.platform(), "call-1", Set.of("call-2"))
                : new Call(session.platform(), "call-2", Set.of("call-1"));
        return session(session.phase() == Phase.RESERVED ? inPhase(session, Phase.RINGING) : session, call, null);
    }

    Session guessed(Session session) {
        Session.Hold was = new Session.Hold(now.minusSeconds(60), near(now, 20_000));
        Phase phase = session.phase() == Phase.RESERVED ? Phase.RINGING : session.phase();
        return session(inPhase(session, phase), new Call("twilio", "call-" + random.nextInt(3)), was);
    }

    private static Session session(Session session, Call call, Session.Hold was) {
        return new Session(
                session.id(),
                session.channel(),
                session.kind(),
                session.phase(),
                session.since(),
                session.until(),
                session.standing(),
                session.customer(),
                call,
                session.queue(),
                session.began(),
                session.standing() == Session.Standing.HELD ? was : session.was());
    }

    static Session with(Session session, Channel channel, Kind kind) {
        return session(session, channel, kind, session.phase(), session.until(), session.standing());
    }

    private static Session session(
            Session session, Channel channel, Kind kind, Phase phase, Instant until, Session.Standing standing) {
        return new Session(
                session.id(),
                channel,
                kind,
                phase,
                session.since(),
                until,
                standing,
                session.customer(),
                session.call(),
                session.queue(),
                session.began(),
                was(session, phase, standing));
    }

    private static Session.Hold was(Session session, Phase phase, Session.Standing standing) {
        return switch (standing) {
            case HELD -> phase == Phase.RESERVED ? null : session.was();
            case LAPSED -> null;
            case REVOKED -> phase == Phase.CONNECTED
                    ? null
                    : new Session.Hold(session.since(), session.since().plusSeconds(120));
        };
    }

    Instant near(Instant instant, int millis) {
        return instant.plusMillis(random.nextInt(2 * millis + 1) - millis);
    }
}
