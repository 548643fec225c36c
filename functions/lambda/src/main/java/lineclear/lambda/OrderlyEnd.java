package lineclear.lambda;

import io.quarkus.logging.LoggingFilter;
import java.net.SocketException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps out of the log what a native function says of its own end: told to stop, Quarkus closes the socket on which it
 * waits for the next event, and reports that as an error of some 3 KB (Quarkus 3.34.2). Its setting for such cases,
 * {@code quarkus.log.filter}, leaves errors alone.
 */
@LoggingFilter(name = "orderly-end")
public final class OrderlyEnd implements Filter {
    private static final String POLL_LOOP = "io.quarkus.amazon.lambda.runtime.AbstractLambdaPollLoop";
    /** What the JDK says to whoever still reads from a socket that was closed on this side. */
    private static final String CLOSED_BY_US = "Socket closed";

    @Override
    public boolean isLoggable(LogRecord line) {
        return !(POLL_LOOP.equals(line.getLoggerName())
                && line.getThrown() instanceof SocketException
                && CLOSED_BY_US.equals(line.getThrown().getMessage()));
    }
}
