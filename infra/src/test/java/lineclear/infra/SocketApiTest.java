package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The pages' sockets, and the reader of the stream that tells them. */
@NeedsNode
class SocketApiTest {
    private static final Template PROD = Template.ofProd();
    private static final Template EVERYTHING = Template.ofEverything();

    @Test
    void threeRoutesLeadToTheFunctionSocketAndOnlyAMessageIsAnswered() {
        Set<String> routes = new TreeSet<>();
        PROD.ofSocketApi("AWS::ApiGatewayV2::Route").forEach((id, route) -> {
            routes.add(route.get("RouteKey").asText());
            boolean message = route.get("RouteKey").asText().equals("$default");
            assertEquals(message, route.has("RouteResponseSelectionExpression"), id);
        });
        assertEquals(Set.of("$connect", "$default", "$disconnect"), routes);
        PROD.ofSocketApi("AWS::ApiGatewayV2::Integration")
                .forEach((id, integration) -> assertTrue(
                        Template.text(integration.get("IntegrationUri")).contains("${SocketFunction.Arn}"), id));
        assertEquals(
                "WEBSOCKET",
                PROD.onlyOfSocketApi("AWS::ApiGatewayV2::Api")
                        .get("ProtocolType")
                        .asText());
    }

    /** "Quotas for configuring and running a WebSocket API": 500 new connections a second. */
    @Test
    void everyRouteHasALimit() {
        JsonNode settings = PROD.onlyOfSocketApi("AWS::ApiGatewayV2::Stage").get("RouteSettings");
        assertEquals(3, settings.size());
        assertEquals(500, settings.at("/$connect/ThrottlingRateLimit").asInt());
        settings.forEach(route -> assertTrue(route.get("ThrottlingBurstLimit").asInt() > 0));
    }

    @Test
    void connectionsAreLoggedWithoutTheirTickets() {
        JsonNode log = PROD.onlyOfSocketApi("AWS::ApiGatewayV2::Stage").get("AccessLogSettings");
        String format = log.get("Format").asText();
        assertTrue(format.contains("$context.connectionId"), format);
        assertFalse(format.toLowerCase().contains("protocol"), format);
        assertEquals("${SocketAccessLog.Arn}", Template.text(log.get("DestinationArn")));
    }

    @Test
    void tellHearsOfAgentsRecordsAndOfTicketsAndOfNothingElse() throws IOException {
        JsonNode stream = PROD.reader("TellStream");
        assertEquals("${TellFunction.Arn}", Template.text(stream.get("FunctionName")));
        assertEquals("${Table.StreamArn}", Template.text(stream.get("EventSourceArn")));
        assertEquals("LATEST", stream.get("StartingPosition").asText());
        assertEquals(
                "[\"ReportBatchItemFailures\"]",
                stream.get("FunctionResponseTypes").toString());
        assertEquals(60, stream.get("MaximumRecordAgeInSeconds").asInt());
        assertEquals(
                new ObjectMapper().readTree("{\"dynamodb\":{\"Keys\":{\"sk\":{\"S\":[\"record\",\"ticket\"]}}}}"),
                new ObjectMapper()
                        .readTree(stream.at("/FilterCriteria/Filters/0/Pattern").asText()));
    }

    /** "DynamoDB Streams and AWS Lambda triggers": no more than two processes should read from the same shard. */
    @Test
    void theStreamHasTwoReadersAndNoThird() {
        for (Template template : List.of(PROD, EVERYTHING)) {
            assertEquals(
                    Set.of("HistoryStream", "TellStream"),
                    template.all("AWS::Lambda::EventSourceMapping").keySet());
        }
    }

    @Test
    void framesArePutWherePagesAreConnected() {
        JsonNode tell = PROD.functions().get("tell").at("/Environment/Variables");
        assertEquals(
                "https://${SocketApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live",
                Template.text(tell.get("LINECLEAR_SOCKET_API")));
        assertEquals("333", tell.get("LINECLEAR_PUSHES_PER_SECOND").asText());
        JsonNode live = PROD.functions().get("live").at("/Environment/Variables");
        assertEquals("${SocketApi.ApiEndpoint}/live", Template.text(live.get("LINECLEAR_SOCKET_URL")));
    }
}
