package lineclear.local.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * How a request is answered that no function sees: one line in the log and one count at {@code /q/metrics}. Neither
 * repeats the caller's words: of a path that is no route only the length is told, of a method only whether it is known.
 */
@Singleton
public class TurnedAway {
    /** Whoever is still sending may finish: closing at once would take the answer away from them. */
    static final Duration FINISH = Duration.ofSeconds(10);

    /** As nginx has it, for a request whose caller did not wait. */
    private static final int NO_ANSWER = 499;

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final Logger LOG = Logger.getLogger(TurnedAway.class);

    private final MeterRegistry meters;
    private final Routes routes;

    TurnedAway(MeterRegistry meters, Routes routes) {
        this.meters = meters;
        this.routes = routes;
    }

    /** In API Gateway's own short form, for what it would refuse itself. */
    void message(RoutingContext http, int status, String message) {
        count(http.request(), status, message.toLowerCase().replace(' ', '-'));
        http.response().putHeader("content-type", "application/json");
        end(http, status, JsonObject.of("message", message));
    }

    /** A problem document (RFC 9457), as the functions answer them. */
    void problem(RoutingContext http, Problem problem) {
        count(http.request(), problem.status(), problem.type().word());
        http.response().putHeader("content-type", "application/problem+json").putHeader("cache-control", "no-store");
        end(http, problem.status(), problem.json());
    }

    /**
     * There is such a path, but not for this method.
     *
     * @param allowed the methods there are, with commas
     */
    public void method(RoutingContext http, String allowed) {
        http.response().putHeader("allow", allowed);
        message(http, 405, "Method Not Allowed");
    }

    /** The caller went away in the middle: nobody is there to hear why. */
    void gone(RoutingContext http) {
        count(http.request(), NO_ANSWER, "gone");
    }

    /** What was sent is no HTTP; it has been answered. */
    void noHttp(int status) {
        LOG.infof("turned away: no HTTP: %d", status);
        count(status, "no-http");
    }

    private void count(HttpServerRequest request, int status, String code) {
        String method = request.method().name();
        LOG.infof(
                "turned away: %s %s: %d %s",
                METHODS.contains(method) ? method : "(other)", place(request.path()), status, code);
        count(status, code);
    }

    private void count(int status, String code) {
        meters.counter("lineclear.turned.away", "status", Integer.toString(status), "code", code)
                .increment();
    }

    private String place(String path) {
        if (path == null) {
            return "(none)";
        }
        return routes.template(path).orElseGet(() -> "(" + path.length() + " characters)");
    }

    private static void end(RoutingContext http, int status, JsonObject body) {
        HttpServerRequest request = http.request();
        boolean more = !request.isEnded();
        GatewayAnswer.end(http, status, body.toBuffer());
        // Only now: what comes may be no HTTP, and end the connection before anything is answered.
        if (more) {
            long closing = http.vertx()
                    .setTimer(FINISH.toMillis(), late -> request.connection().close());
            request.handler(rest -> {})
                    .endHandler(sent -> http.vertx().cancelTimer(closing))
                    .exceptionHandler(noHttp -> {
                        http.vertx().cancelTimer(closing);
                        request.connection().close(); // nobody knows where the next request would begin
                    });
            request.resume();
        }
    }
}
