package lineclear.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Tells of a fault that comes again and again, such as a table that is away: with its trace at first and every ten
 * minutes, in one line at most once a minute between, with how many were passed over. Safe for any number of threads.
 */
public final class RecurringFault {
    static final Duration LINE = Duration.ofMinutes(1);
    static final Duration TRACE = Duration.ofMinutes(10);

    private final Logger log;
    private final String what;
    private final Clock clock;
    private Instant told = Instant.MIN;
    private Instant traced = Instant.MIN;
    private long passedOver;

    /** @param what has gone wrong, in words of ours */
    public RecurringFault(Logger log, String what, Clock clock) {
        this.log = log;
        this.what = what;
        this.clock = clock;
    }

    /** @param fault of which the log gets the trace, or the words of it and its causes; they must be nobody's secret */
    public synchronized void happened(Throwable fault) {
        Instant now = clock.instant();
        if (since(traced, now, TRACE)) {
            log.errorf(fault, "%s%s", what, passedOver());
            traced = now;
        } else if (since(told, now, LINE)) {
            log.errorf("%s%s: %s", what, passedOver(), words(fault));
        } else {
            passedOver++;
            return;
        }
        told = now;
        passedOver = 0;
    }

    /** A clock that was turned back must not silence it. */
    private static boolean since(Instant last, Instant now, Duration pause) {
        return now.isBefore(last) || last.equals(Instant.MIN) || !now.isBefore(last.plus(pause));
    }

    private String passedOver() {
        return passedOver == 0 ? "" : " (and " + passedOver + " times more since this was last said)";
    }

    private static String words(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause == fault ? fault.toString() : fault.getClass().getSimpleName() + ": " + cause;
    }
}
