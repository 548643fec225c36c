package lineclear.local.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the service and Kamailio say the same of every agent: no call, and free.
 *
 * @param after how long after the last call that was so
 * @param odd what one of them says otherwise; empty when they agree
 */
record Agreement(Duration after, List<String> odd) {
    private static final int PAUSE_MILLIS = 1000;
    private static final int ENDED = 5;

    static Agreement await(Centre centre, List<String> agents, Duration atMost) throws Exception {
        Instant begun = Instant.now();
        List<String> odd = odd(centre, agents);
        while (!odd.isEmpty() && Duration.between(begun, Instant.now()).compareTo(atMost) < 0) {
            Thread.sleep(PAUSE_MILLIS);
            odd = odd(centre, agents);
        }
        return new Agreement(Duration.between(begun, Instant.now()), odd);
    }

    private static List<String> odd(Centre centre, List<String> agents) throws Exception {
        List<String> odd = new ArrayList<>();
        for (JsonNode call : centre.kamailio.json("dlg.briefing", "cs").path("result")) {
            if (call.path("state").asInt() != ENDED) {
                odd.add("Kamailio has " + call);
            }
        }
        for (String agent : agents) {
            JsonNode view = centre.view(agent);
            if (!view.path("status").asText().equals("available")) {
                odd.add(agent + " is " + view.path("status").asText() + ": " + view.path("sessions"));
            }
        }
        return odd;
    }
}
