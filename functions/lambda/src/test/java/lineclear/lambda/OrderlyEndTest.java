package lineclear.lambda;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.amazon.lambda.runtime.AbstractLambdaPollLoop;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaContext;
import io.quarkus.amazon.lambda.runtime.LambdaInputReader;
import io.quarkus.amazon.lambda.runtime.LambdaOutputWriter;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownContext;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class OrderlyEndTest {
    private static final String TEST_API = "quarkus-internal.aws-lambda.test-api";

    private final OrderlyEnd filter = new OrderlyEnd();

    /** Quarkus's own loop, as a native function runs it, waiting for an event when it is told to stop. */
    private static final class Loop extends AbstractLambdaPollLoop {
        Loop() {
            super(new ObjectMapper(), null, null, LaunchMode.TEST);
        }

        @Override
        protected boolean isStream() {
            return true;
        }

        @Override
        protected Object processRequest(Object input, AmazonLambdaContext context) {
            return null;
        }

        @Override
        protected void processRequest(InputStream input, OutputStream output, AmazonLambdaContext context) {}

        @Override
        protected LambdaInputReader<?> getInputReader() {
            return null;
        }

        @Override
        protected LambdaOutputWriter getOutputWriter() {
            return null;
        }
    }

    /** What Quarkus does when it is told to stop. */
    private static final class End implements ShutdownContext {
        private final List<Runnable> tasks = new ArrayList<>();

        @Override
        public void addShutdownTask(Runnable task) {
            tasks.add(task);
        }

        @Override
        public void addLastShutdownTask(Runnable task) {
            tasks.add(task);
        }
    }

    private static final class Kept extends Handler {
        private final BlockingQueue<LogRecord> lines = new LinkedBlockingQueue<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
                lines.add(line);
            }
        }

        LogRecord firstError() throws InterruptedException {
            return lines.poll(30, TimeUnit.SECONDS);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void whatTheLoopSaysOfItsOwnEndIsKeptOut() throws Exception {
        Logger logger = Logger.getLogger(AbstractLambdaPollLoop.class.getName());
        Kept kept = new Kept();
        logger.addHandler(kept);
        try (RuntimeApi api = new RuntimeApi()) {
            System.setProperty(TEST_API, api.address());
            End end = new End();
            new Loop().startPollLoop(end);
            api.ready().get(30, TimeUnit.SECONDS);
            end.tasks.forEach(Runnable::run);
            LogRecord said = kept.firstError();
            assertNotNull(said, "nothing was said: the filter is not needed any more");
            assertFalse(filter.isLoggable(said), said.getMessage() + ", " + said.getThrown());
        } finally {
            System.clearProperty(TEST_API);
            logger.removeHandler(kept);
        }
    }

    @Test
    void everythingElseIsSaid() {
        String loop = AbstractLambdaPollLoop.class.getName();
        assertTrue(filter.isLoggable(line(loop, new SocketException("Connection reset"))));
        assertTrue(filter.isLoggable(line(loop, new IllegalStateException("Socket closed"))));
        assertTrue(filter.isLoggable(line(loop, null)));
        assertTrue(filter.isLoggable(line("lineclear", new SocketException("Socket closed"))));
    }

    private static LogRecord line(String logger, Throwable thrown) {
        LogRecord line = new LogRecord(Level.SEVERE, "Error running lambda");
        line.setLoggerName(logger);
        line.setThrown(thrown);
        return line;
    }
}
