package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import lineclear.agent.OfferedChats;
import lineclear.agent.record.AgentRecord;
import lineclear.routing.Wake;

/** Queues, and agents who are logged on to them, on a workbench; the stream tells when the test says so. */
final class QueueStage implements AutoCloseable {
    static final String TICKETS = "/queues/{queueId}/tickets";
    final Workbench workbench;

    QueueStage(String policy) {
        this(new Workbench(OfferedChats.besidePresets(policy)));
    }

    /** Beside what else stands on it; whoever made it closes it. */
    QueueStage(Workbench workbench) {
        this.workbench = workbench;
    }

    /** @param who the agent of the token, where one is needed */
    Workbench.Answer as(String scope, String who, String routeKey, String id, String body) {
        return as(scope, who, routeKey, id, body, null);
    }

    Workbench.Answer as(String scope, String who, String routeKey, String id, String body, Map<String, String> query) {
        return workbench.call(routeKey, id, scope, body, event -> {
            if (scope.equals("agent")) {
                event.getRequestContext().getAuthorizer().getJwt().getClaims().put("agent_id", who);
            }
            event.setQueryStringParameters(query);
            return event;
        });
    }

    Workbench.Answer client(String routeKey, String id, String body) {
        return as("client", null, routeKey, id, body);
    }

    Workbench.Answer supervisor(String routeKey, String id, String body) {
        return as("supervisor", null, routeKey, id, body);
    }

    Workbench.Answer setUp(String queueId) {
        return supervisor("PUT /queues/{queueId}", queueId, "{\"name\":\"Sales\",\"channels\":[\"voice\",\"chat\"]}");
    }

    /** Registered for these queues, available, and logged on to all of them. */
    void agent(String agentId, String queues) {
        supervisor("PUT /agents/{agentId}", agentId, "{\"name\":\"Ada\",\"queues\":" + queues + "}");
        workbench.post("set-status", agentId, "agent", "{\"status\":\"available\"}");
        logOn(agentId, queues);
    }

    Workbench.Answer logOn(String agentId, String queues) {
        return as("agent", agentId, "PUT /agents/{agentId}/queues", agentId, "{\"queues\":" + queues + "}");
    }

    Workbench.Answer enqueue(String queueId, String ticketId, String more) {
        return client(
                "POST " + TICKETS,
                queueId,
                "{\"ticketId\":\"" + ticketId + "\",\"channel\":\"chat\",\"customer\":{\"id\":\"c-" + ticketId + "\"}"
                        + more + "}");
    }

    Workbench.Answer enqueue(String queueId, String ticketId) {
        return enqueue(queueId, ticketId, "");
    }

    Workbench.Answer answer(String ticketId, String agentId) {
        return as("agent", agentId, "POST /tickets/{ticketId}/answer", ticketId, "{}");
    }

    JsonNode ticket(String ticketId) {
        return client("GET /tickets/{ticketId}", ticketId, null).body().get("ticket");
    }

    String state(String ticketId) {
        return ticket(ticketId).get("state").asText();
    }

    /** What the stream tells of what happens to an agent's record. */
    Workbench.Answer told(String agentId, Supplier<Workbench.Answer> happens) {
        AgentRecord before = workbench.agents.find(agentId).orElse(null);
        Workbench.Answer answer = happens.get();
        workbench.queues.facts.of(before, workbench.agents.find(agentId).orElseThrow());
        return answer;
    }

    /** The clock goes on until then, and whatever alarm is due by then rings. */
    void until(Instant at) {
        workbench.clock.set(at);
        for (Wake whom : workbench.alarms.due(at)) {
            String name = whom.ticketId() == null ? "agentId" : "ticketId";
            String id = whom.ticketId() == null ? whom.agentId() : whom.ticketId();
            ring("{\"" + name + "\":\"" + id + "\",\"at\":\"" + at + "\"}");
        }
    }

    /** A message of the queue of alarms. */
    void ring(String body) {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setBody(body);
        workbench.queues.route.route(message);
    }

    @Override
    public void close() {
        workbench.close();
    }
}
