package lineclear.local.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import lineclear.function.ProblemType;
import org.jboss.logging.Logger;

/**
 * Where every request comes in, before any page, health check or route: what is no proper request, what comes too
 * late, and what a web page from elsewhere might send goes no further. What fails later comes back here.
 */
@Singleton
public class Entrance {
    /**
     * A system property for true before Quarkus starts: its own check of the address would come first, and answer with
     * an empty 400 that nobody hears of.
     */
    public static final String ALONE = "vertx.disableURIValidation";

    private static final Problem STOPPING =
            Problem.of(ProblemType.TRY_AGAIN, "The service is stopping, and nothing was changed: try again.");
    private static final Problem FOREIGN =
            Problem.of(ProblemType.FORBIDDEN, "This is for the hosts localhost and 127.0.0.1 only.");
    private static final Logger LOG = Logger.getLogger(Entrance.class);

    private final Routes routes;
    private final TurnedAway turnedAway;
    private final LastOrders lastOrders;

    Entrance(Routes routes, TurnedAway turnedAway, LastOrders lastOrders) {
        this.routes = routes;
        this.turnedAway = turnedAway;
        this.lastOrders = lastOrders;
    }

    void listen(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::enter).failureHandler(this::failed);
    }

    private void enter(RoutingContext http) {
        HttpServerRequest request = http.request();
        if (!lastOrders.admit(http)) {
            http.response().putHeader("retry-after", "1");
            turnedAway.problem(http, STOPPING);
        } else if (!request.uri().startsWith("/")) {
            turnedAway.problem(http, Problem.invalid("The request's target must be a path."));
        } else if (!isChunkedOrWhole(request)) {
            http.response().putHeader("connection", "close");
            http.addEndHandler(answered -> request.connection().close());
            turnedAway.problem(http, Problem.invalid("There is no transfer-encoding but chunked."));
        } else if (!isUri(request.uri())) {
            turnedAway.problem(http, Problem.invalid("In the address a character is not escaped, or not properly."));
        } else if (!LocalHosts.named(request) && routes.template(request.path()).isEmpty()) {
            // The routes of the document need a token or a signature, or are pages on which nothing stands yet; and
            // platforms reach them by names of their own.
            turnedAway.problem(http, FOREIGN);
        } else {
            http.next();
        }
    }

    /** Any other encoding leaves nobody knowing where the body ends. */
    private static boolean isChunkedOrWhole(HttpServerRequest request) {
        return request.headers().getAll("transfer-encoding").stream().allMatch("chunked"::equalsIgnoreCase);
    }

    private static boolean isUri(String target) {
        try {
            return new URI(target) != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private void failed(RoutingContext http) {
        if (http.response().ended() || http.response().closed()) {
            LOG.debugf(http.failure(), "A caller went away");
            return;
        }
        int status = http.failure() instanceof HttpException named ? named.getStatusCode() : http.statusCode();
        if (status >= 400 && status < 500) {
            turnedAway.problem(http, Problem.invalid("The request needs a path, and a Host."));
        } else {
            LOG.error("The request failed", http.failure());
            turnedAway.message(http, 500, "Internal Server Error");
        }
    }
}
