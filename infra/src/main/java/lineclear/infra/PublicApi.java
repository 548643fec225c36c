package lineclear.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.CorsHttpMethod;
import software.amazon.awscdk.services.apigatewayv2.CorsPreflightOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.HttpRouteKey;
import software.constructs.Construct;

/** The HTTP API: its routes and who may use them are those of the OpenAPI document. */
final class PublicApi {
    private static final String PLATFORMS = "Phone platforms carry no token: the function proves their signature over"
            + " the raw body before it reads anything.";
    private static final String PAGES = "Pages are opened before anybody has signed in: they hold nothing that needs a"
            + " token, and the function may touch nothing.";

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
        List<HttpRoute> routes = new ArrayList<>();
        for (Route route : Route.all()) {
            FunctionEntry entry = FunctionEntry.named(route.function());
            HttpRoute.Builder builder = HttpRoute.Builder.create(scope, id(route) + "Route")
                    .httpApi(api)
                    .routeKey(HttpRouteKey.with(route.path(), HttpMethod.valueOf(route.method())))
                    .integration(new HttpLambdaIntegration(
                            entry.id() + "Integration", functions.of(entry).live()));
            if (route.needsToken()) {
                builder.authorizer(authorizer).authorizationScopes(List.copyOf(new TreeSet<>(route.scopes())));
            }
            HttpRoute built = builder.build();
            if (!route.needsToken()) {
                AcceptedFinding.of("APIG4", entry.wants(FunctionEntry.Wants.SIGN_IN) ? PAGES : PLATFORMS)
                        .on(built);
            }
            routes.add(built);
        }
        return routes;
    }

    private static String id(Route route) {
        return route.id().substring(0, 1).toUpperCase() + route.id().substring(1);
    }
}
