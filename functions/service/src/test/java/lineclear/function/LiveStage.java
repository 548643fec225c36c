package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lineclear.agent.policy.Policies;
import lineclear.contract.AsyncApi;
import lineclear.dynamodb.Connections;
import lineclear.function.live.Occurrences;
import lineclear.function.live.Origins;
import lineclear.function.live.Telling;
import lineclear.function.live.Watching;
import lineclear.platform.PhonePlatforms;
import lineclear.push.Sent;
import lineclear.push.Tickets;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Pages with sockets, beside the functions of a workbench. Every frame, up and down, is held against the AsyncAPI
 * document.
 */
final class LiveStage implements AutoCloseable {
    static final AsyncApi CONTRACT = AsyncApi.load();

    final Workbench workbench;
    final Connections connections;
    final Socket socket;
    private final Tell tell;
    /** What each connection got, frame by frame. */
    final Map<String, List<JsonNode>> heard = new HashMap<>();
    /** What the gateway says to a frame for a connection; taken unless told. */
    final Map<String, Sent> gateway = new HashMap<>();

    private int opened;

    LiveStage(Policies policies) {
        this(policies, Optional.empty());
    }

    LiveStage(Policies policies, Optional<String> socketUrl) {
        workbench = new Workbench(policies, PhonePlatforms.NONE, EventKeys.literal("key-1"), socketUrl);
        workbench.postbox = this::post;
        connections = new Connections(workbench.client, "lineclear");
        Tickets tickets = new Tickets(EventKeys.literal("key-1"), workbench.clock);
        Watching watching = new Watching(connections, workbench.agents, policies, workbench.reach, workbench.clock);
        socket = new Socket(tickets, new Origins(Optional.of("https://lines.example.com")), connections, watching);
        tell = new Tell(
                new Occurrences(workbench.queues.facts),
                new Telling(connections, workbench.delivery, policies, workbench.clock, workbench.metrics, patience -> {
                    workbench.clock.forward(patience.most());
                }));
    }

    private synchronized CompletableFuture<Sent> post(String connection, String frame) {
        Sent sent = gateway.getOrDefault(connection, Sent.TAKEN);
        if (sent == Sent.TAKEN) {
            heard.computeIfAbsent(connection, first -> new ArrayList<>()).add(CONTRACT.assertValid("tell", frame));
        }
        return CompletableFuture.completedFuture(sent);
    }

    Workbench.Answer live(APIGatewayV2HTTPEvent event) {
        return workbench.answered(event, workbench.live.live(event));
    }

    Workbench.Answer live(String scope, String agentId) {
        return live(Workbench.event("POST /live", agentId, scope, "{}"));
    }

    /** A page of this agent, or of a supervisor; it watches what it may. */
    String page(String scope, String agentId) {
        return page(live(scope, agentId).body());
    }

    /** @param ticket as the function live answered it */
    String page(JsonNode ticket) {
        String id = "c-" + ++opened + "=";
        int status = connect(id, "lineclear.v1, " + ticket.get("ticket").asText(), "https://lines.example.com")
                .getStatusCode();
        if (status != 200) {
            throw new AssertionError("not opened: " + status);
        }
        say(id, "{\"type\":\"watch\",\"topics\":" + ticket.get("topics") + "}");
        return id;
    }

    APIGatewayV2WebSocketResponse connect(String id, String protocols, String origin) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", "w2kq9sockt.example.com");
        if (protocols != null) {
            headers.put("Sec-WebSocket-Protocol", protocols);
        }
        if (origin != null) {
            headers.put("Origin", origin);
        }
        APIGatewayV2WebSocketEvent event = event("$connect", id, null);
        event.setHeaders(headers);
        return socket.socket(event);
    }

    /** What is answered to a frame; it need not be one that the document describes. */
    JsonNode say(String id, String frame) {
        return CONTRACT.assertValid(
                "tell", socket.socket(event("$default", id, frame)).getBody());
    }

    void close(String id) {
        socket.socket(event("$disconnect", id, null));
    }

    private static APIGatewayV2WebSocketEvent event(String route, String id, String body) {
        APIGatewayV2WebSocketEvent.RequestContext context = new APIGatewayV2WebSocketEvent.RequestContext();
        context.setRouteKey(route);
        context.setConnectionId(id);
        APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
        event.setRequestContext(context);
        event.setBody(body);
        return event;
    }

    /** What the stream tells of what happens to an agent's record meanwhile. */
    DynamodbEvent.DynamodbStreamRecord change(String agentId, Runnable happens) {
        return change("agent#" + agentId, "record", happens);
    }

    /** What it tells of what happens to a ticket meanwhile. */
    DynamodbEvent.DynamodbStreamRecord changeOfTicket(String ticketId, Runnable happens) {
        return change("ticket#" + ticketId, "ticket", happens);
    }

    DynamodbEvent.DynamodbStreamRecord change(String partition, String sort, Runnable happens) {
        JsonNode before = item(partition, sort);
        happens.run();
        return Items.told(before, item(partition, sort));
    }

    private JsonNode item(String partition, String sort) {
        Map<String, AttributeValue> item = workbench
                .client
                .getItem(request -> request.tableName("lineclear")
                        .key(Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort)))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? MissingNode.getInstance() : Items.json(item);
    }

    /** A batch, as Funqy hands it over: one call for each record, and then what all of them have promised. */
    void tell(DynamodbEvent.DynamodbStreamRecord... batch) {
        List<Uni<Void>> promised = Arrays.stream(batch).map(tell::tell).toList();
        promised.forEach(one -> one.await().indefinitely());
    }

    List<JsonNode> heard(String connection) {
        return heard.getOrDefault(connection, List.of());
    }

    @Override
    public void close() {
        workbench.close();
    }
}
