package lineclear.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lineclear.local.gateway.Routes.Match;
import org.jboss.logging.Logger;

/** Route, authorizer, integration, in API Gateway's order and with its own short refusals. */
@Singleton
class Gateway {
    /**
     * The functions refuse bodies over 64 KB themselves; what is far beyond never reaches them. API Gateway takes 10
     * MB.
     */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(Gateway.class);
    /** Names the header fields that belong to the connection, not to the function's answer. */
    private static final Set<String> CONNECTION =
            Set.of("connection", "content-length", "keep-alive", "transfer-encoding");

    private final Routes routes;
    private final Tokens tokens;
    private final Functions functions;
    private final TurnedAway turnedAway;
    private final Clock clock = Clock.systemUTC();

    Gateway(Routes routes, Tokens tokens, Functions functions, TurnedAway turnedAway) {
        this.routes = routes;
        this.tokens = tokens;
        this.functions = functions;
        this.turnedAway = turnedAway;
    }

    void listen(@Observes Router router) {
        Set<String> missing = new TreeSet<>(routes.functions());
        missing.removeIf(functions::has);
        if (!missing.isEmpty()) {
            LOG.errorf("The OpenAPI document names functions that do not exist: %s", missing);
        }
        // After every page of this process.
        int last = RouteConstants.ROUTE_ORDER_AFTER_DEFAULT + 1;
        router.route().order(last).handler(this::authorize);
        router.route().order(last).handler(new WholeBody(MOST_BYTES, turnedAway));
        router.route().order(last).blockingHandler(this::integrate, false);
    }

    private void authorize(RoutingContext http) {
        String path = http.request().path();
        Optional<Match> match = routes.match(http.request().method().name(), path);
        if (match.isEmpty()) {
            refuse(http, routes.methods(path));
            return;
        }
        http.put("match", match.get());
        Route route = match.get().route();
        if (!route.needsToken()) {
            http.next();
            return;
        }
        Optional<Tokens.Checked> token = tokens.check(http.request().getHeader("authorization"));
        if (token.isEmpty()) {
            http.response().putHeader("www-authenticate", "Bearer");
            turnedAway.message(http, 401, "Unauthorized");
        } else if (!route.admits(new HashSet<>(token.get().scopes()))) {
            http.response().putHeader("www-authenticate", "Bearer error=\"insufficient_scope\"");
            turnedAway.message(http, 403, "Forbidden");
        } else {
            http.put("token", token.get());
            http.next();
        }
    }

    /** API Gateway says 404 to both, and knows no HEAD: what depends on 405 or on HEAD works on a laptop only. */
    private void refuse(RoutingContext http, Set<String> methods) {
        if (methods.isEmpty()) {
            turnedAway.message(http, 404, "Not Found");
        } else {
            turnedAway.method(http, String.join(", ", methods));
        }
    }

    private void integrate(RoutingContext http) {
        Match match = http.get("match");
        Object output;
        try {
            Optional<Tokens.Checked> token = Optional.ofNullable(http.get("token"));
            output = functions.call(match.route().function(), HttpEvent.of(http, match, token, clock.instant()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The function %s failed", match.route().function());
            turnedAway.message(http, 500, "Internal Server Error");
            return;
        }
        answer(http, (APIGatewayV2HTTPResponse) output);
    }

    private static void answer(RoutingContext http, APIGatewayV2HTTPResponse answer) {
        HttpServerResponse response = http.response().putHeader("content-type", "application/json");
        if (answer.getHeaders() != null) {
            answer.getHeaders().forEach((name, value) -> {
                if (!CONNECTION.contains(name.toLowerCase())) {
                    response.putHeader(name, value);
                }
            });
        }
        if (answer.getCookies() != null) {
            answer.getCookies().forEach(cookie -> response.headers().add("set-cookie", cookie));
        }
        int status = answer.getStatusCode() == 0 ? 200 : answer.getStatusCode();
        if (answer.getBody() == null) {
            response.headers().remove("content-type");
            response.setStatusCode(status).end();
        } else if (answer.getIsBase64Encoded()) {
            GatewayAnswer.end(http, status, Buffer.buffer(Base64.getDecoder().decode(answer.getBody())));
        } else {
            GatewayAnswer.end(http, status, Buffer.buffer(answer.getBody()));
        }
    }
}
