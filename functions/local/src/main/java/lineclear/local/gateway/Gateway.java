package lineclear.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
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
    private final Clock clock = Clock.systemUTC();

    Gateway(Routes routes, Tokens tokens, Functions functions) {
        this.routes = routes;
        this.tokens = tokens;
        this.functions = functions;
    }

    void listen(@Observes Router router) {
        Set<String> missing = new TreeSet<>(routes.functions());
        missing.removeIf(functions::has);
        if (!missing.isEmpty()) {
            LOG.errorf("The OpenAPI document names functions that do not exist: %s", missing);
        }
        // After every page of this process.
        int last = RouteConstants.ROUTE_ORDER_AFTER_DEFAULT + 1;
        router.route().order(last).handler(this::authorize).failureHandler(Gateway::failed);
        router.route()
                .order(last)
                .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
                .failureHandler(Gateway::failed);
        router.route().order(last).blockingHandler(this::integrate, false).failureHandler(Gateway::failed);
    }

    private void authorize(RoutingContext http) {
        Optional<Match> match = match(http);
        if (match.isEmpty()) {
            refuse(http, 404, "Not Found");
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
            refuse(http, 401, "Unauthorized");
        } else if (!route.admits(new HashSet<>(token.get().scopes()))) {
            http.response().putHeader("www-authenticate", "Bearer error=\"insufficient_scope\"");
            refuse(http, 403, "Forbidden");
        } else {
            http.put("token", token.get());
            http.next();
        }
    }

    private Optional<Match> match(RoutingContext http) {
        try {
            return routes.match(http.request().method().name(), http.request().path());
        } catch (IllegalArgumentException malformedEscape) {
            return Optional.empty();
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
            refuse(http, 500, "Internal Server Error");
            return;
        }
        answer(http.response(), (APIGatewayV2HTTPResponse) output);
    }

    private static void answer(HttpServerResponse http, APIGatewayV2HTTPResponse answer) {
        http.setStatusCode(answer.getStatusCode() == 0 ? 200 : answer.getStatusCode());
        http.putHeader("content-type", "application/json");
        if (answer.getHeaders() != null) {
            answer.getHeaders().forEach((name, value) -> {
                if (!CONNECTION.contains(name.toLowerCase())) {
                    http.putHeader(name, value);
                }
            });
        }
        if (answer.getCookies() != null) {
            answer.getCookies().forEach(cookie -> http.headers().add("set-cookie", cookie));
        }
        if (answer.getBody() == null) {
            http.headers().remove("content-type");
            http.end();
        } else if (answer.getIsBase64Encoded()) {
            http.end(Buffer.buffer(Base64.getDecoder().decode(answer.getBody())));
        } else {
            http.end(answer.getBody());
        }
    }

    private static void failed(RoutingContext http) {
        if (http.response().ended() || http.response().closed()) {
            LOG.debugf(http.failure(), "A caller went away");
        } else if (http.statusCode() == 413) {
            // The rest of the body is not read, so this connection is of no further use.
            http.response().putHeader("connection", "close");
            tooLarge(http);
        } else if (http.statusCode() >= 400 && http.statusCode() < 500) {
            LOG.debugf(http.failure(), "A request was malformed");
            refuse(http, http.statusCode(), "Bad Request");
        } else {
            LOG.error("The request failed", http.failure());
            refuse(http, 500, "Internal Server Error");
        }
    }

    /** What the functions answer to a body that is only a little too large. */
    private static void tooLarge(RoutingContext http) {
        http.response()
                .setStatusCode(413)
                .putHeader("content-type", "application/problem+json")
                .end(
                        "{\"type\":\"urn:lineclear:problem:too-large\",\"title\":\"The request is too large\",\"status\":413,"
                                + "\"code\":\"too-large\",\"detail\":\"The body is larger than 1 MB; at most 65536 bytes are read.\"}");
    }

    private static void refuse(RoutingContext http, int status, String message) {
        http.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end("{\"message\":\"" + message + "\"}");
    }
}
