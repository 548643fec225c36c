package lineclear.local.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lineclear.agent.Command;
import lineclear.function.Recording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("exhaustive")
class ThousandSessionsTest {
    private static final String STALE = "the recording is not what the generator makes. Write it anew: mvn test"
            + " -pl functions/local -am -Dtest=ThousandSessionsTest -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dlineclear.write-events=true";

    @Test
    void theRecordingIsWhatTheGeneratorMakes() throws IOException {
        if (Boolean.getBoolean("lineclear.write-events")) {
            Files.writeString(Recordings.THOUSAND_SESSIONS, ThousandSessions.text());
        }
        assertTrue(ThousandSessions.text().equals(Files.readString(Recordings.THOUSAND_SESSIONS)), STALE);
        assertTrue(Files.size(Recordings.THOUSAND_SESSIONS) < 1_000_000);
    }

    @Test
    void itHoldsAThousandSessionsOfTwentyAgents() throws IOException {
        List<Recording.Event> events = Recording.read(Recordings.THOUSAND_SESSIONS);
        Set<String> sessions = new HashSet<>();
        Set<String> agents = new HashSet<>();
        for (Recording.Event event : events) {
            agents.add(event.agentId());
            if (event.command() instanceof Command.Reserve reserve) {
                sessions.add(reserve.sessionId());
            } else if (event.command() instanceof Command.Connect connect) {
                sessions.add(connect.sessionId()); // a direct call begins with it
            }
        }
        assertEquals(20, agents.size());
        assertEquals(1000, sessions.size());
    }
}
