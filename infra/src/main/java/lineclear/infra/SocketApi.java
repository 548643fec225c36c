package lineclear.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.aws_apigatewayv2_integrations.WebSocketLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRoute;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;

/**
 * The WebSocket API of the pages. Its three routes lead to the function {@code socket}; whoever may not connect is
 * refused there, by the ticket.
 */
final class SocketApi {
    private static final String STAGE = "live";
    /** API Gateway takes no more new connections a second, of an account in a region. */
    private static final int NEW_A_SECOND = 500;

    private static final int FRAMES_A_SECOND = 1000;
    /** The sub-protocol is a ticket, and is not among what is logged. */
    private static final String LOGGED =
            """
            {"id":"$context.requestId","route":"$context.routeKey","status":"$context.status",\
            "connection":"$context.connectionId","ip":"$context.identity.sourceIp",\
            "fault":"$context.integrationErrorMessage"}""";

    private final Stack stack;
    private final WebSocketApi api;

    SocketApi(Stack stack, Settings settings) {
        this.stack = stack;
        api = WebSocketApi.Builder.create(stack, "SocketApi")
                .apiName(settings.name() + "-" + STAGE)
                .routeSelectionExpression("$request.body.type")
                .build();
    }

    /** Where pages connect. */
    String url() {
        return api.getApiEndpoint() + "/" + STAGE;
    }

    /** Where frames for them are put. */
    String connections() {
        return "https://" + api.getApiId() + ".execute-api." + stack.getRegion() + "." + stack.getUrlSuffix() + "/"
                + STAGE;
    }

    /** The right to put them there. */
    PolicyStatement mayPost() {
        return PolicyStatement.Builder.create()
                .actions(List.of("execute-api:ManageConnections"))
                .resources(List.of(stack.formatArn(ArnComponents.builder()
                        .service("execute-api")
                        .resource(api.getApiId())
                        .resourceName(STAGE + "/POST/@connections/*")
                        .build())))
                .build();
    }

    void routes(DeployedFunctions functions, Settings settings) {
        LogGroup accessLog = LogGroup.Builder.create(stack, "SocketAccessLog")
                .retention(settings.stage().logs())
                .removalPolicy(settings.stage().data())
                .build();
        CfnStage stage = CfnStage.Builder.create(stack, "SocketStage")
                .apiId(api.getApiId())
                .stageName(STAGE)
                .autoDeploy(true)
                .accessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                        .destinationArn(accessLog.getLogGroupArn())
                        .format(LOGGED)
                        .build())
                .routeSettings(limits())
                .build();
        DeployedFunction socket = functions.of(FunctionEntry.SOCKET);
        limits().keySet().forEach(key -> {
            WebSocketRoute route = api.addRoute(
                    key,
                    WebSocketRouteOptions.builder()
                            .integration(new WebSocketLambdaIntegration(id(key) + "Integration", socket.live()))
                            .returnResponse(key.equals("$default"))
                            .build());
            AcceptedFinding.of(
                            "APIG4",
                            "A browser sends no Authorization header with a socket: the function reads a signed ticket"
                                    + " that POST /live gave to a token, and refuses the connection without one.")
                    .on(route);
            stage.getNode().addDependency(route);
        });
    }

    private static String id(String routeKey) {
        return "Socket" + routeKey.substring(1, 2).toUpperCase() + routeKey.substring(2);
    }

    /** CloudFormation's own spelling: the CDK passes these on as they are. */
    private static Map<String, Object> limits() {
        Map<String, Object> limits = new TreeMap<>();
        limits.put("$connect", limit(NEW_A_SECOND));
        limits.put("$disconnect", limit(NEW_A_SECOND));
        limits.put("$default", limit(FRAMES_A_SECOND));
        return limits;
    }

    private static Map<String, Object> limit(int aSecond) {
        return Map.of("ThrottlingRateLimit", aSecond, "ThrottlingBurstLimit", 2 * aSecond);
    }
}
