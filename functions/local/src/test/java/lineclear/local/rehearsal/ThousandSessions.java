package lineclear.local.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Random;

/**
 * A made-up Monday of twenty agents with fifty sessions each: calls, chats and mails that overlap, are declined,
 * missed, cancelled or forgotten; breaks; events that are lost, late, doubled or out of order. The same in every run.
 */
final class ThousandSessions {
    private static final Instant START = Instant.parse("2026-11-02T06:30:00Z");
    private static final int AGENTS = 20;
    private static final int SESSIONS = 50;
    private static final String[] NAMES = {
        "Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Grace", "Hugo", "Ida", "Jon",
        "Kira", "Leo", "Mia", "Nils", "Olga", "Per", "Quinn", "Rosa", "Sven", "Tess"
    };
    private static final String[] QUEUES = {"sales", "support", "billing"};
    private static final String[] DOING = {"adding-funds", "confirming-number"};

    private final Random random = new Random(1729);
    private final Lines lines = new Lines();
    private int sessions;

    private ThousandSessions() {}

    static String text() {
        ThousandSessions day = new ThousandSessions();
        for (int agent = 0; agent < AGENTS; agent++) {
            day.agent(String.format("a-%02d", agent + 1), NAMES[agent]);
        }
        return day.lines.text();
    }

    private void agent(String agentId, String name) {
        line(between(0, 1800), agentId, "register").put("name", name).put("timeZone", "Europe/Oslo");
        long start = between(1800, 7200);
        choose(start, agentId, "available");
        long now = start + between(10, 200);
        for (int session = 1; session <= SESSIONS; session++) {
            now = session(now, agentId);
            if (session % 17 == 0) {
                now = away(now, agentId, session == 34 ? "lunch" : "coffee");
            }
        }
        for (long beat = start; beat < now; beat += 900_000) {
            if (!chance(4)) {
                line(beat + between(0, 5), agentId, "heartbeat").put("device", "desk");
            }
        }
        choose(now + between(1, 300), agentId, "logged-off");
    }

    /** @return when the next customer comes */
    private long session(long reserved, String agentId) {
        if (chance(3)) {
            return ownCall(reserved, agentId);
        }
        String id = nextId();
        String channel = chance(62) ? "voice" : chance(85) ? "chat" : "email";
        reserve(reserved, agentId, id, channel);
        long rings = reserved + between(1, chance(10) ? 100 : 15);
        int fate = random.nextInt(100);
        if (fate < 8) {
            return release(reserved + between(4, 90), agentId, id, "cancelled") + idle();
        } else if (fate < 12) {
            return reserved + between(60, 300); // never heard of again
        }
        if (!chance(3)) {
            connect(rings, agentId, id, channel, "ringing");
        }
        if (fate < 17) {
            return release(rings + between(2, 12), agentId, id, "declined") + idle();
        } else if (fate < 22) {
            long missed = rings + between(15, 45);
            return (chance(20) ? missed : release(missed, agentId, id, "no-answer")) + idle();
        } else if (fate < 24) {
            return release(rings + between(1, 8), agentId, id, "failed") + idle();
        }
        return conversation(rings, agentId, id, channel);
    }

    private long conversation(long rings, String agentId, String id, String channel) {
        // Some are out of order: connected first.
        long connected = chance(2) ? rings - between(0, 1) : rings + between(1, chance(12) ? 35 : 12);
        connect(connected, agentId, id, channel, "connected");
        long over = connected + (channel.equals("voice") ? between(60, 500) : between(120, 900));
        long told = chance(2) ? over + between(300, 1500) : over; // lost, and repaired later
        release(told, agentId, id, "completed");
        if (chance(3)) {
            release(over + between(2, 30), agentId, id, "completed");
        }
        if (chance(30)) {
            choose(told + between(2, 25), agentId, "available");
        }
        boolean overlaps = channel.equals("voice") ? chance(6) : chance(45);
        if (overlaps && chance(5)) {
            choose(connected + between(5, 50), agentId, "stop-new");
        }
        return overlaps ? connected + between(10, 110) : told + idle();
    }

    /** A call outside our reservations: the platform tells of it. */
    private long ownCall(long connected, String agentId) {
        String id = nextId();
        fact(connected, agentId, id, "connected", "voice").put("kind", chance(70) ? "direct" : "support");
        return release(connected + between(20, 240), agentId, id, "completed") + idle();
    }

    private long away(long asked, String agentId, String reason) {
        ObjectNode away =
                line(asked, agentId, "set-status").put("status", "break").put("reason", reason);
        if (chance(20)) {
            away.put("by", "supervisor").put("message", "Please take your break now.");
        } else if (chance(50)) {
            away.put("when", "after-session");
        }
        long back = asked + (reason.equals("lunch") ? between(1500, 2400) : between(500, 1000));
        choose(back, agentId, "available");
        return back + between(5, 120);
    }

    private void reserve(long at, String agentId, String id, String channel) {
        ObjectNode line = line(at, agentId, "reserve").put("sessionId", id).put("channel", channel);
        if (chance(6)) {
            line.put("kind", chance(70) ? "arranged" : "internal");
        }
        ObjectNode customer = line.putObject("customer").put("id", "c-" + random.nextInt(400));
        if (chance(30)) {
            customer.put("doing", DOING[random.nextInt(DOING.length)]);
        }
        if (chance(5)) {
            line.put("holdSeconds", 60);
        }
        line.put("queue", QUEUES[random.nextInt(QUEUES.length)]);
    }

    private void connect(long at, String agentId, String id, String channel, String phase) {
        boolean fact = channel.equals("voice") && chance(50);
        if (fact) {
            fact(at, agentId, id, phase, channel);
        } else {
            line(at, agentId, "connect").put("sessionId", id).put("phase", phase);
        }
        if (fact && chance(6)) {
            fact(at + between(1, 6), agentId, id, phase, channel); // delivered twice
        }
    }

    private ObjectNode fact(long at, String agentId, String id, String phase, String channel) {
        return line(at, agentId, "connect")
                .put("sessionId", id)
                .put("phase", phase)
                .put("fact", true)
                .put("channel", channel);
    }

    private long release(long at, String agentId, String id, String outcome) {
        line(at, agentId, "release").put("sessionId", id).put("outcome", outcome);
        return at;
    }

    private void choose(long at, String agentId, String status) {
        line(at, agentId, "set-status").put("status", status);
    }

    private ObjectNode line(long millis, String agentId, String function) {
        return lines.add(START, millis, agentId, function);
    }

    private String nextId() {
        return "s-" + ++sessions;
    }

    /** Until the next customer comes; often enough while others would still be wrapping up. */
    private long idle() {
        return chance(35) ? between(2, 40) : between(40, 240);
    }

    /** Milliseconds between so many seconds. */
    private long between(int least, int most) {
        return least * 1000L + random.nextInt((most - least) * 1000 + 1);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
