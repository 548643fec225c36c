package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import io.quarkus.funqy.Funq;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lineclear.dynamodb.Connections;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.function.live.Origins;
import lineclear.function.live.Watching;
import lineclear.platform.SecretsUnreadable;
import lineclear.push.Ticket;
import lineclear.push.Tickets;
import lineclear.push.Topic;
import org.jboss.logging.Logger;

/**
 * A page's socket: opened with a ticket, closed, and what the page says over it. Nothing of it changes an agent but
 * their device's lease; commands are HTTP. A refusal while it opens is a status, which the browser shows to nobody;
 * afterwards it is a frame.
 */
public class Socket {
    static final String PROTOCOL = "lineclear.v1";
    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final Logger LOG = Logger.getLogger("lineclear");

    private final Tickets tickets;
    private final Origins origins;
    private final Connections connections;
    private final Watching watching;

    Socket(Tickets tickets, Origins origins, Connections connections, Watching watching) {
        this.tickets = tickets;
        this.origins = origins;
        this.connections = connections;
        this.watching = watching;
    }

    @Funq("socket")
    public APIGatewayV2WebSocketResponse socket(APIGatewayV2WebSocketEvent event) {
        try {
            String id = event.getRequestContext().getConnectionId();
            return switch (event.getRequestContext().getRouteKey()) {
                case "$connect" -> connect(id, headers(event));
                case "$disconnect" -> disconnect(id);
                default -> said(watching.answer(id, event.getBody()));
            };
        } catch (TableUnreachable | SecretsUnreadable fault) {
            LOG.errorf("socket: %s", fault.getClass().getSimpleName());
            return status(503);
        } catch (RuntimeException fault) {
            LOG.error("socket failed", fault);
            return status(500);
        }
    }

    private APIGatewayV2WebSocketResponse connect(String id, Map<String, String> headers) {
        List<String> offered = Arrays.stream(headers.getOrDefault(PROTOCOLS, "").split(","))
                .map(String::strip)
                .toList();
        Optional<Ticket> ticket = offered.stream()
                .filter(one -> !one.equals(PROTOCOL))
                .findFirst()
                .filter(one -> offered.contains(PROTOCOL))
                .flatMap(tickets::read);
        if (ticket.isEmpty()) {
            return refused(401);
        } else if (!origins.admit(headers.get("Origin"), headers.get("Host"))) {
            return refused(403);
        }
        Ticket its = ticket.get();
        connections.open(new Connections.Connection(id, its.who(), its.agentId(), its.topics(), its.until()));
        String others = its.topics().contains(Topic.FLOOR) ? "floor" : "customer";
        LOG.infof("socket %s: opened", its.agentId() == null ? others : its.agentId());
        APIGatewayV2WebSocketResponse opened = status(200);
        opened.setHeaders(Map.of(PROTOCOLS, PROTOCOL));
        return opened;
    }

    private APIGatewayV2WebSocketResponse disconnect(String id) {
        connections.close(id).ifPresent(watching::left);
        return status(200);
    }

    private static APIGatewayV2WebSocketResponse refused(int status) {
        LOG.infof("socket: refused %d", status);
        return status(status);
    }

    private static APIGatewayV2WebSocketResponse said(String frame) {
        APIGatewayV2WebSocketResponse response = status(200);
        response.setBody(frame);
        return response;
    }

    private static APIGatewayV2WebSocketResponse status(int status) {
        APIGatewayV2WebSocketResponse response = new APIGatewayV2WebSocketResponse();
        response.setStatusCode(status);
        return response;
    }

    private static Map<String, String> headers(APIGatewayV2WebSocketEvent event) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (event.getHeaders() != null) {
            headers.putAll(event.getHeaders());
        }
        return headers;
    }
}
