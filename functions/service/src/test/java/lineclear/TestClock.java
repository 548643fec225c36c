package lineclear;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only the test moves. */
public final class TestClock extends Clock {
    /** A Monday. */
    public static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");

    private volatile Instant now;

    public TestClock() {
        this(NINE);
    }

    public TestClock(Instant start) {
        now = start;
    }

    public void forward(Duration by) {
        now = now.plus(by);
    }

    public void set(Instant to) {
        now = to;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
