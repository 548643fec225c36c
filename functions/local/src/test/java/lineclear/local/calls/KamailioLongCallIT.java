package lineclear.local.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A call that goes on when the time to ring is up, ten seconds, and nobody has told that it was answered. Reconcile
 * looks at who rang half a minute after that.
 */
class KamailioLongCallIT {
    private static final Pattern CONNECTED = Pattern.compile("reconcile: checked [0-9]+, ended [0-9]+, connected 1,");

    private static Centre centre(Path folder) throws Exception {
        assumeTrue(Programs.missing().isEmpty(), Programs.missing());
        return Centre.ofLongCalls(folder);
    }

    private static Sipp callerWhoseAnswerIsLost(Centre centre) throws Exception {
        centre.wire.next("\"event\":\"answered\",\"callId\":\"1-", Wire.Fate.LOST);
        return centre.caller("pia");
    }

    @Test
    void theAnswerIsLostAndReconcileConnectsThem(@TempDir Path folder) throws Exception {
        try (Centre centre = centre(folder);
                Sipp phone = centre.agent("pia", "answers", Centre.BRIEF);
                Sipp caller = callerWhoseAnswerIsLost(centre)) {
            assertEquals(
                    caller.callId(),
                    centre.until("pia", "ringing").at("/sessions/0/callId").asText());
            JsonNode view = centre.until("pia", "connected");
            assertEquals(1, view.path("sessions").size(), view.toString());
            assertEquals(caller.callId(), view.at("/sessions/0/callId").asText());
            assertEquals(1, centre.wire.seen("\"event\":\"answered\"", "\"agentId\":\"pia\""), "it came once, in vain");
            assertTrue(CONNECTED.matcher(centre.service.log()).find(), "reconcile has connected them");
            try (Sipp second = centre.caller("pia")) {
                second.succeeds();
                assertEquals(1, second.heard(486, "INVITE").size());
            }
            assertEquals("connected", centre.view("pia").path("status").asText());
            caller.hangUp();
            caller.succeeds();
            centre.until("pia", "available");
            assertEquals(List.of(caller.callId()), phone.calledWith("INVITE"));
        }
    }
}
