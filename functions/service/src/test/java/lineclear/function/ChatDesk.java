package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chats on a workbench, as client programs, agents and the customers themselves use them. */
final class ChatDesk {
    private static final String MESSAGES = "/tickets/{ticketId}/messages";
    private final QueueStage stage;

    ChatDesk(QueueStage stage) {
        this.stage = stage;
    }

    /** A chat that agent a-1 has answered; the customer's token. */
    String answered(String ticketId) {
        String token = token(stage.enqueue("sales", ticketId, ",\"aliveSeconds\":600"));
        stage.agent("a-1", "[\"sales\"]");
        stage.answer(ticketId, "a-1");
        return token;
    }

    static String token(Workbench.Answer answer) {
        return answer.body().get("customerToken").asText();
    }

    private static String body(String clientId, String text) {
        return "{\"clientId\":\"" + clientId + "\",\"text\":" + new TextNode(text) + "}";
    }

    Workbench.Answer say(String scope, String who, String ticketId, String clientId, String text) {
        return stage.as(scope, who, "POST " + MESSAGES, ticketId, body(clientId, text));
    }

    Workbench.Answer agentSays(String ticketId, String clientId, String text) {
        return say("agent", "a-1", ticketId, clientId, text);
    }

    Workbench.Answer read(String scope, String who, String ticketId, int after) {
        return stage.as(scope, who, "GET " + MESSAGES, ticketId, null, Map.of("after", "" + after));
    }

    /** What a customer's page asks. */
    Workbench.Answer customer(String token, String routeKey, String body) {
        return customer(token, routeKey, body, Map.of());
    }

    Workbench.Answer customer(String token, String routeKey, String body, Map<String, String> query) {
        APIGatewayV2HTTPEvent event = Workbench.event(routeKey, null, "none", body);
        event.setRequestContext(null);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token);
        event.setHeaders(headers);
        event.setQueryStringParameters(query.isEmpty() ? null : query);
        return stage.workbench.invoke(Workbench.CONTRACT.function(routeKey), event);
    }

    Workbench.Answer customerSays(String token, String clientId, String text) {
        return customer(token, "POST /chat/messages", body(clientId, text));
    }

    static List<String> texts(Workbench.Answer read) {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : read.body().get("messages")) {
            texts.add(message.get("text").asText());
        }
        return texts;
    }
}
