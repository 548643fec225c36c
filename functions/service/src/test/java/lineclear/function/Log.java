package lineclear.function;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jboss.logging.MDC;

/**
 * What the functions write into the log, each line with what stands beside it (agentId, sessionId).
 */
final class Log extends Handler {
    private static final Logger OURS = Logger.getLogger("lineclear");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    Log() {
        setFormatter(new SimpleFormatter());
        OURS.addHandler(this);
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(getFormatter().formatMessage(line) + " " + MDC.getMap() + " " + line.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        OURS.removeHandler(this);
    }
}
