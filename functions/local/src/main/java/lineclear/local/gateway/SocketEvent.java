package lineclear.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent.RequestContext;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The events that a WebSocket API sends to a Lambda function. */
final class SocketEvent {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 11;

    private SocketEvent() {}

    /** As API Gateway's own look: {@code L0SM9cOFvHcCIhw=}. */
    static String newId() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    static APIGatewayV2WebSocketEvent connect(String id, HttpServerRequest request) {
        Map<String, String> headers = new TreeMap<>();
        request.headers().forEach((name, value) -> headers.merge(name, value, (one, other) -> one + ", " + other));
        APIGatewayV2WebSocketEvent event = event(id, "$connect", "CONNECT");
        event.setHeaders(headers);
        return event;
    }

    static APIGatewayV2WebSocketEvent message(String id, String frame) {
        APIGatewayV2WebSocketEvent event = event(id, "$default", "MESSAGE");
        event.setBody(frame);
        return event;
    }

    static APIGatewayV2WebSocketEvent disconnect(String id) {
        return event(id, "$disconnect", "DISCONNECT");
    }

    private static APIGatewayV2WebSocketEvent event(String id, String route, String type) {
        RequestContext context = new RequestContext();
        context.setConnectionId(id);
        context.setRouteKey(route);
        context.setEventType(type);
        context.setStage("live");
        context.setApiId("local");
        APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
        event.setRequestContext(context);
        return event;
    }
}
