package lineclear.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers who wait and agents who take them, through the packaged service: its routes, its stream and its alarms. */
class QueueIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private LocalRun run;
    private URI url;
    private String client;
    private String supervisor;
    private String ada;

    @BeforeEach
    void open() throws Exception {
        run = LocalRun.start(folder, Map.of("LINECLEAR_DATA", "memory", "LINECLEAR_DEFAULT_POLICY", "keen"));
        url = run.url();
        client = LocalRun.token(url, "client");
        supervisor = LocalRun.token(url, "supervisor");
        ada = LocalRun.token(url, "agent\",\"agentId\":\"a-1");
        ok("PUT", "/queues/sales", supervisor, "{\"name\":\"Sales\",\"channels\":[\"chat\"],\"offerSeconds\":5}");
        ok("PUT", "/agents/a-1", supervisor, "{\"name\":\"Ada\",\"queues\":[\"sales\"]}");
        ok("POST", "/agents/a-1/set-status", ada, "{\"status\":\"available\"}");
    }

    @AfterEach
    void close() {
        run.close();
    }

    private JsonNode ok(String method, String path, String token, String body) throws Exception {
        HttpResponse<String> answer = LocalRun.send(url, method, path, token, body);
        assertEquals(2, answer.statusCode() / 100, method + " " + path + ": " + answer.body());
        return JSON.readTree(answer.body());
    }

    private void waits(String ticketId) throws Exception {
        ok(
                "POST",
                "/queues/sales/tickets",
                client,
                "{\"ticketId\":\"" + ticketId + "\",\"channel\":\"chat\",\"customer\":{\"id\":\"c-" + ticketId + "\"},"
                        + "\"aliveSeconds\":600}");
    }

    private JsonNode ticket(String ticketId) throws Exception {
        return ok("GET", "/tickets/" + ticketId, client, "").get("ticket");
    }

    /** What the stream and the alarms bring about comes when it comes. */
    private JsonNode until(String ticketId, String state) throws Exception {
        JsonNode ticket = ticket(ticketId);
        while (!ticket.get("state").asText().equals(state)) {
            Thread.sleep(50);
            ticket = ticket(ticketId);
        }
        return ticket;
    }

    @Test
    void whoWaitsIsOfferedWhenAnAgentLogsOnAndTheNextOneWhenTheyAreFree() throws Exception {
        waits("t-1");
        waits("t-2");
        assertEquals("waiting", ticket("t-1").get("state").asText());
        ok("PUT", "/agents/a-1/queues", ada, "{\"queues\":[\"sales\"]}");
        assertEquals("a-1", until("t-1", "offered").at("/offer/agentId").asText());
        ok("POST", "/tickets/t-1/answer", ada, "{}");
        assertEquals("waiting", ticket("t-2").get("state").asText());
        ok("POST", "/agents/a-1/release", ada, "{\"sessionId\":\"t-1.1\",\"outcome\":\"completed\"}");
        until("t-1", "closed");
        until("t-2", "offered");
        ok("POST", "/tickets/t-2/leave", client, "{}");
        assertEquals(
                "available", ok("GET", "/agents/a-1", ada, "").get("status").asText());
    }

    @Test
    void whomNobodyAnswersIsOfferedToTheNextAgentByTheAlarm() throws Exception {
        ok("PUT", "/agents/a-1/queues", ada, "{\"queues\":[\"sales\"]}");
        waits("t-1");
        until("t-1", "offered");
        ok("PUT", "/agents/a-2", supervisor, "{\"name\":\"Bea\",\"queues\":[\"sales\"]}");
        ok("PUT", "/agents/a-2/queues", supervisor, "{\"queues\":[\"sales\"]}");
        ok("POST", "/agents/a-2/set-status", supervisor, "{\"status\":\"available\"}");
        JsonNode ticket = ticket("t-1");
        while (!ticket.at("/offer/agentId").asText().equals("a-2")) {
            Thread.sleep(50);
            ticket = ticket("t-1");
        }
        assertEquals(2, ticket.get("offers").asInt());
    }

    @Test
    void whoLogsOffIsOfferedNobody() throws Exception {
        ok("PUT", "/agents/a-1/queues", ada, "{\"queues\":[\"sales\"]}");
        ok("PUT", "/agents/a-1/queues", ada, "{\"queues\":[]}");
        waits("t-1");
        assertEquals("waiting", ticket("t-1").get("state").asText());
    }
}
