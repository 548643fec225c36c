package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@NeedsNode
class ApiTest {
    private static final Template PROD = Template.ofProd();
    private static final Template EVERYTHING = Template.ofEverything();

    /** Route key to what it asks of a token, and the function it leads to. */
    private static Map<String, String> routes(Template template) {
        Map<String, String> routes = new TreeMap<>();
        template.ofHttpApi("AWS::ApiGatewayV2::Route").values().forEach(route -> {
            List<String> scopes = new ArrayList<>();
            route.path("AuthorizationScopes").forEach(scope -> scopes.add(scope.asText()));
            String integration = route.at("/Target/Fn::Join/1/1/Ref").asText();
            String function = Template.text(template.resource(integration).at("/Properties/IntegrationUri"));
            routes.put(
                    route.get("RouteKey").asText(),
                    route.get("AuthorizationType").asText() + " " + scopes + " " + function);
        });
        return routes;
    }

    @Test
    void everyRouteAsksForATokenWithItsScopesButWebhooksPagesAndCustomers() {
        Map<String, String> wanted = new TreeMap<>();
        String agent = "/agents/{agentId}";
        wanted.put("GET /agents", "JWT [client, supervisor] ${ShowFunction.Arn}");
        wanted.put("GET " + agent, "JWT [agent, client, supervisor] ${ShowFunction.Arn}");
        wanted.put("PUT " + agent, "JWT [supervisor] ${RegisterFunction.Arn}");
        wanted.put("DELETE " + agent, "JWT [supervisor] ${UnregisterFunction.Arn}");
        wanted.put("POST " + agent + "/reserve", "JWT [client] ${ReserveFunction.Arn}");
        wanted.put("POST " + agent + "/connect", "JWT [client] ${ConnectFunction.Arn}");
        wanted.put("POST " + agent + "/release", "JWT [agent, client] ${ReleaseFunction.Arn}");
        wanted.put("POST " + agent + "/verify", "JWT [agent, supervisor] ${VerifyFunction.Arn}");
        wanted.put("POST " + agent + "/clear", "JWT [agent, supervisor] ${ClearFunction.Arn}");
        wanted.put("POST " + agent + "/set-status", "JWT [agent, supervisor] ${SetStatusFunction.Arn}");
        wanted.put("POST " + agent + "/heartbeat", "JWT [agent] ${HeartbeatFunction.Arn}");
        wanted.put("PUT " + agent + "/queues", "JWT [agent, supervisor] ${LogOnFunction.Arn}");
        String queue = "/queues/{queueId}";
        String anybody = "JWT [agent, client, supervisor] ";
        wanted.put("GET /queues", anybody + "${ShowQueueFunction.Arn}");
        wanted.put("GET " + queue, anybody + "${ShowQueueFunction.Arn}");
        wanted.put("GET " + queue + "/open", anybody + "${ShowQueueFunction.Arn}");
        wanted.put("GET " + queue + "/figures", "JWT [supervisor] ${ShowQueueFunction.Arn}");
        wanted.put("GET " + queue + "/tickets", "JWT [agent, supervisor] ${ShowQueueFunction.Arn}");
        wanted.put("PUT " + queue, "JWT [supervisor] ${SetUpQueueFunction.Arn}");
        wanted.put("POST " + queue + "/switch", "JWT [supervisor] ${SwitchQueueFunction.Arn}");
        wanted.put("POST " + queue + "/tickets", "JWT [client] ${EnqueueFunction.Arn}");
        String ticket = "/tickets/{ticketId}";
        wanted.put("GET " + ticket, anybody + "${ShowTicketFunction.Arn}");
        wanted.put("POST " + ticket + "/alive", "JWT [client] ${AliveFunction.Arn}");
        wanted.put("POST " + ticket + "/leave", "JWT [client, supervisor] ${LeaveFunction.Arn}");
        wanted.put("POST " + ticket + "/answer", "JWT [agent] ${AnswerFunction.Arn}");
        wanted.put("POST " + ticket + "/messages", "JWT [agent, client] ${SayFunction.Arn}");
        wanted.put("GET " + ticket + "/messages", anybody + "${ReadFunction.Arn}");
        wanted.put("POST " + ticket + "/close", "JWT [agent, supervisor] ${CloseFunction.Arn}");
        wanted.put("GET " + ticket + "/transcript", anybody + "${ReadFunction.Arn}");
        wanted.put("POST " + ticket + "/erase", "JWT [client, supervisor] ${EraseFunction.Arn}");
        wanted.put("POST " + ticket + "/typing", "JWT [agent, client] ${TypingFunction.Arn}");
        wanted.put("GET /chat", "NONE [] ${ShowTicketFunction.Arn}");
        wanted.put("POST /chat/messages", "NONE [] ${SayFunction.Arn}");
        wanted.put("GET /chat/messages", "NONE [] ${ReadFunction.Arn}");
        wanted.put("POST /chat/alive", "NONE [] ${AliveFunction.Arn}");
        wanted.put("POST /chat/leave", "NONE [] ${LeaveFunction.Arn}");
        wanted.put("POST /chat/typing", "NONE [] ${TypingFunction.Arn}");
        wanted.put("POST /chat/live", "NONE [] ${LiveFunction.Arn}");
        wanted.put("POST /webhooks/{platform}", "NONE [] ${WebhookFunction.Arn}");
        wanted.put("POST /webhooks/{platform}/{agentId}/{sessionId}", "NONE [] ${WebhookFunction.Arn}");
        wanted.put("POST /live", "JWT [agent, supervisor] ${LiveFunction.Arn}");
        wanted.put("GET /drift", "JWT [supervisor] ${DriftFunction.Arn}");
        wanted.put("GET /desk", "NONE [] ${DeskFunction.Arn}");
        wanted.put("GET /desk/{proxy+}", "NONE [] ${DeskFunction.Arn}");
        assertEquals(wanted, routes(PROD));
    }

    @Test
    void theAuthorizerBelievesTheIssuerThatWasTold() {
        JsonNode authorizer = PROD.only("AWS::ApiGatewayV2::Authorizer");
        assertEquals("JWT", authorizer.get("AuthorizerType").asText());
        assertEquals(
                "https://id.example.com/",
                authorizer.at("/JwtConfiguration/Issuer").asText());
        assertEquals("[\"desk\"]", authorizer.at("/JwtConfiguration/Audience").toString());
        assertEquals(
                "[\"$request.header.Authorization\"]",
                authorizer.get("IdentitySource").toString());
        assertEquals(Map.of(), PROD.all("AWS::Cognito::UserPool"));
    }

    @Test
    void aUserPoolOfOursIsBelievedForItsOwnClientsOnly() {
        JsonNode jwt = EVERYTHING.only("AWS::ApiGatewayV2::Authorizer").get("JwtConfiguration");
        assertEquals("${Users.ProviderURL}", Template.text(jwt.get("Issuer")));
        assertEquals(
                EVERYTHING.all("AWS::Cognito::UserPoolClient").keySet().stream()
                        .sorted()
                        .toList(),
                jwt.get("Audience").findValuesAsText("Ref").stream().sorted().toList());
    }

    @Test
    void peopleCannotSignUpNorSayThemselvesWhichAgentTheyAre() {
        JsonNode pool = EVERYTHING.only("AWS::Cognito::UserPool");
        assertTrue(pool.at("/AdminCreateUserConfig/AllowAdminCreateUserOnly").asBoolean());
        assertEquals("ON", pool.get("MfaConfiguration").asText());
        assertEquals(
                "V3_0",
                pool.at("/LambdaConfig/PreTokenGenerationConfig/LambdaVersion").asText());
        EVERYTHING.all("AWS::Cognito::UserPoolClient").forEach((id, client) -> {
            if (client.get("AllowedOAuthFlows").toString().contains("code")) {
                assertEquals("[\"locale\"]", client.get("WriteAttributes").toString());
                assertEquals("[\"openid\"]", client.get("AllowedOAuthScopes").toString());
            } else {
                assertEquals(
                        "[\"client_credentials\"]",
                        client.get("AllowedOAuthFlows").toString());
            }
        });
    }

    /** The address that the function desk tells the pages, and no other of this service. */
    @Test
    void peopleAreSentBackToThePagesOnly() {
        JsonNode pages = EVERYTHING.all("AWS::Cognito::UserPoolClient").values().stream()
                .filter(client -> client.get("AllowedOAuthFlows").toString().contains("code"))
                .findFirst()
                .orElseThrow();
        String addresses =
                "[\"https://lineclear.example.com/desk/\",\"https://desk.example.com/\",\"http://localhost:8080/\"]";
        assertEquals(addresses, pages.get("CallbackURLs").toString());
        assertEquals(addresses, pages.get("LogoutURLs").toString());
        assertFalse(pages.path("GenerateSecret").asBoolean());
    }

    @Test
    void everyRouteHasALimitAndIsThereBeforeIt() {
        JsonNode settings = PROD.onlyOfHttpApi("AWS::ApiGatewayV2::Stage").get("RouteSettings");
        assertEquals(routes(PROD).size(), settings.size());
        settings.properties().forEach(route -> {
            assertTrue(routes(PROD).containsKey(route.getKey()), route.getKey());
            assertTrue(route.getValue().get("ThrottlingRateLimit").asInt() > 0, route.getKey());
            assertTrue(route.getValue().get("ThrottlingBurstLimit").asInt() > 0, route.getKey());
        });
        String stage =
                PROD.ofHttpApi("AWS::ApiGatewayV2::Stage").keySet().iterator().next();
        List<String> before = new ArrayList<>();
        PROD.resource(stage).get("DependsOn").forEach(id -> before.add(id.asText()));
        assertTrue(before.containsAll(PROD.ofHttpApi("AWS::ApiGatewayV2::Route").keySet()), before::toString);
    }

    @Test
    void requestsAreLoggedWithoutTheSecretOfAnAddress() {
        JsonNode log = PROD.onlyOfHttpApi("AWS::ApiGatewayV2::Stage").get("AccessLogSettings");
        String format = log.get("Format").asText();
        assertTrue(format.contains("$context.routeKey"), format);
        assertFalse(format.matches("(?s).*(\\$context\\.path|query|rawPath|Authorization).*"), format);
        assertEquals("${AccessLog.Arn}", Template.text(log.get("DestinationArn")));
    }

    /**
     * "Customize HTTP API access logs" (API Gateway Developer Guide): what a variable is, and that one without a value
     * is a hyphen.
     */
    @Test
    void aRequestsLineIsShort() throws Exception {
        String line = PROD.onlyOfHttpApi("AWS::ApiGatewayV2::Stage")
                .at("/AccessLogSettings/Format")
                .asText()
                .replace("$context.requestId", "JKJaXmPLvHcESHA=")
                .replace("$context.routeKey", "POST /webhooks/{platform}/{agentId}/{sessionId}")
                .replace("$context.status", "200")
                .replace("$context.responseLatency", "17")
                .replace("$context.identity.sourceIp", "203.0.113.117")
                .replace("$context.integrationErrorMessage", "-")
                .replace("$context.authorizer.error", "-");
        assertFalse(line.contains("$"), line);
        assertEquals(7, new ObjectMapper().readTree(line).size());
        assertTrue(line.length() <= 170, line.length() + " bytes: " + line);
    }

    @Test
    void browsersMayCallFromTheDashboardOnlyAndNotAtAllUnlessToldSo() {
        assertFalse(PROD.onlyOfHttpApi("AWS::ApiGatewayV2::Api").has("CorsConfiguration"));
        JsonNode cors = EVERYTHING.onlyOfHttpApi("AWS::ApiGatewayV2::Api").get("CorsConfiguration");
        assertEquals(
                "[\"https://desk.example.com\",\"http://localhost:8080\"]",
                cors.get("AllowOrigins").toString());
        assertEquals(
                "[\"DELETE\",\"GET\",\"POST\",\"PUT\"]",
                cors.get("AllowMethods").toString());
        assertEquals("[\"retry-after\"]", cors.get("ExposeHeaders").toString());
    }

    @Test
    void withADomainThereIsNoSecondAddress() {
        assertFalse(PROD.onlyOfHttpApi("AWS::ApiGatewayV2::Api")
                .path("DisableExecuteApiEndpoint")
                .asBoolean());
        assertTrue(EVERYTHING
                .onlyOfHttpApi("AWS::ApiGatewayV2::Api")
                .get("DisableExecuteApiEndpoint")
                .asBoolean());
        JsonNode domain = EVERYTHING.only("AWS::ApiGatewayV2::DomainName");
        assertEquals("lineclear.example.com", domain.get("DomainName").asText());
        assertEquals(
                "TLS_1_2",
                domain.at("/DomainNameConfigurations/0/SecurityPolicy").asText("TLS_1_2"));
        assertEquals(
                "$default",
                EVERYTHING.only("AWS::ApiGatewayV2::ApiMapping").get("Stage").asText());
    }
}
