package lineclear.infra;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegrationProps;
import software.amazon.awscdk.services.apigatewayv2.CorsHttpMethod;
import software.amazon.awscdk.services.apigatewayv2.CorsPreflightOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.HttpRouteKey;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** The HTTP API: its routes and who may use them are those of the OpenAPI document. */
final class PublicApi {
    private static final String PLATFORMS = "Phone platforms carry no token: the function proves their signature over"
            + " the raw body before it reads anything.";
    private static final String PAGES = "Pages are opened before anybody has signed in: they hold nothing that needs a"
            + " token, and the function may touch nothing.";

    private static final String CUSTOMERS = "Customers have no account: the function proves the token of their one chat"
            + " before it does anything, and the route is throttled.";

    private final Construct scope;
    private final HttpApi api;
    private final String url;

    PublicApi(Construct scope, Settings settings) {
        this.scope = scope;
        HttpApi.Builder builder = HttpApi.Builder.create(scope, "Api")
                .apiName(settings.name())
                .createDefaultStage(false)
                // With a name of its own the API has one address, and not a second that nobody watches.
                .disableExecuteApiEndpoint(settings.domain().isPresent());
        if (!settings.origins().isEmpty()) {
            builder.corsPreflight(cors(settings.origins()));
        }
        api = builder.build();
        url = settings.domain().map(domain -> "https://" + domain.name()).orElseGet(api::getApiEndpoint);
    }

    private static CorsPreflightOptions cors(List<String> origins) {
        return CorsPreflightOptions.builder()
                .allowOrigins(origins)
                .allowMethods(
                        new TreeSet<>(Route.all().stream().map(Route::method).toList())
                                .stream().map(CorsHttpMethod::valueOf).toList())
                .allowHeaders(List.of("authorization", "content-type"))
                .exposeHeaders(List.of("retry-after"))
                .maxAge(Duration.hours(1))
                .build();
    }

    String id() {
        return api.getApiId();
    }

    /** Where callers and phone platforms reach the service; without a slash at its end. */
    String url() {
        return url;
    }

    List<HttpRoute> routes(DeployedFunctions functions, TokenAuthority authority) {
        HttpJwtAuthorizer authorizer = authority.authorizer();
        Map<FunctionEntry, HttpLambdaIntegration> integrations = new EnumMap<>(FunctionEntry.class);
        List<HttpRoute> routes = new ArrayList<>();
        for (Route route : Route.all()) {
            FunctionEntry entry = FunctionEntry.named(route.function());
            HttpRoute.Builder builder = HttpRoute.Builder.create(scope, id(route) + "Route")
                    .httpApi(api)
                    .routeKey(HttpRouteKey.with(route.path(), HttpMethod.valueOf(route.method())))
                    .integration(integrations.computeIfAbsent(
                            entry, its -> integration(its, functions.of(its).live())));
            if (route.needsToken()) {
                builder.authorizer(authorizer).authorizationScopes(List.copyOf(new TreeSet<>(route.scopes())));
            }
            HttpRoute built = builder.build();
            if (!route.needsToken()) {
                AcceptedFinding.of("APIG4", why(route, entry)).on(built);
            }
            routes.add(built);
        }
        return routes;
    }

    /**
     * One for all routes of a function, and one permission for the whole API: one more of each for every route would be
     * more resources than a stack may have (500: AWS CloudFormation User Guide, "Understand CloudFormation quotas").
     */
    private static HttpLambdaIntegration integration(FunctionEntry entry, IFunction live) {
        return new HttpLambdaIntegration(
                entry.id() + "Integration",
                live,
                HttpLambdaIntegrationProps.builder()
                        .scopePermissionToRoute(false)
                        .build());
    }

    private static String why(Route route, FunctionEntry entry) {
        if (route.path().equals("/chat") || route.path().startsWith("/chat/")) {
            return CUSTOMERS;
        }
        return entry.wants(FunctionEntry.Wants.SIGN_IN) ? PAGES : PLATFORMS;
    }

    private static String id(Route route) {
        return route.id().substring(0, 1).toUpperCase() + route.id().substring(1);
    }
}
