package lineclear.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import lineclear.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecurringFaultTest {
    private static final String NAME = "lineclear.test.recurring";
    private static final RuntimeException FAULT = new IllegalStateException(new java.io.IOException("gone"));

    private final TestClock clock = new TestClock();
    private final List<LogRecord> told = new ArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord line) {
            told.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final RecurringFault fault =
            new RecurringFault(org.jboss.logging.Logger.getLogger(NAME), "The table is away", clock);

    @BeforeEach
    void listen() {
        Logger.getLogger(NAME).addHandler(ear);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger(NAME).removeHandler(ear);
    }

    private void happens(int times) {
        for (int i = 0; i < times; i++) {
            fault.happened(FAULT);
        }
    }

    private LogRecord last() {
        return told.get(told.size() - 1);
    }

    @Test
    void aThousandOfAMinuteAreOneLineWithItsTrace() {
        happens(1000);
        assertEquals(1, told.size());
        assertEquals("The table is away", last().getMessage());
        assertNotNull(last().getThrown());
    }

    @Test
    void aMinuteLaterOneLineTellsTheirNumberAndTheCauseWithoutTheTrace() {
        happens(1000);
        clock.forward(RecurringFault.LINE);
        happens(1000);
        assertEquals(2, told.size());
        assertNull(last().getThrown());
        assertTrue(last().getMessage().startsWith("The table is away (and 999 times more"), last().getMessage());
        assertTrue(last().getMessage().endsWith("java.io.IOException: gone"), last().getMessage());
    }

    @Test
    void theTraceComesAgainAfterTenMinutes() {
        happens(1);
        clock.forward(RecurringFault.TRACE);
        happens(1);
        assertNotNull(last().getThrown());
    }

    @Test
    void aClockThatIsTurnedBackSilencesNothing() {
        happens(1);
        clock.forward(Duration.ofDays(-365));
        happens(1);
        assertEquals(2, told.size());
    }
}
