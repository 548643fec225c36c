package lineclear.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import lineclear.function.ProblemType;
import lineclear.local.demo.CannotDemo;
import lineclear.local.demo.DemoFloor;

/**
 * {@code /local/demo}: whoever sits at this machine starts the demo floor (POST), stops it (DELETE), and asks whether
 * it runs (GET); guarded as {@code /local/tokens} is. Below it the demo's phone system answers for its calls.
 */
@Singleton
class DemoRoute {
    private static final String PATH = "/local/demo";
    private static final int MOST_BYTES = 4096;
    private static final int CONFLICT = 409;

    private final DemoFloor demo;
    private final TurnedAway turnedAway;

    private interface Change {
        void make() throws CannotDemo, InterruptedException;
    }

    DemoRoute(DemoFloor demo, TurnedAway turnedAway) {
        this.demo = demo;
        this.turnedAway = turnedAway;
    }

    void listen(@Observes Router router) {
        router.get(PATH).order(0).handler(http -> answer(http, demo.state().toString()));
        router.get(PATH + "/calls/:callId")
                .order(0)
                .handler(
                        http -> answer(http, demo.call(http.pathParam("callId")).toString()));
        router.post(PATH).order(0).handler(new WholeBody(MOST_BYTES, turnedAway));
        router.post(PATH).order(1).blockingHandler(http -> changed(http, demo::start), false);
        router.delete(PATH).order(0).handler(new WholeBody(MOST_BYTES, turnedAway));
        router.delete(PATH).order(1).blockingHandler(http -> changed(http, demo::stop), false);
        router.route(PATH).order(2).handler(http -> turnedAway.method(http, "DELETE, GET, HEAD, POST"));
    }

    private void changed(RoutingContext http, Change change) {
        Optional<Problem> stranger = LocalHosts.stranger(http.request());
        if (stranger.isPresent()) {
            turnedAway.problem(http, stranger.get());
            return;
        }
        try {
            change.make();
            answer(http, demo.state().toString());
        } catch (CannotDemo e) {
            turnedAway.problem(http, new Problem(CONFLICT, ProblemType.INVALID_REQUEST, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            turnedAway.problem(http, Problem.of(ProblemType.TRY_AGAIN, "The service is stopping."));
        }
    }

    private static void answer(RoutingContext http, String json) {
        http.response().putHeader("content-type", "application/json").putHeader("cache-control", "no-store");
        GatewayAnswer.end(http, 200, Buffer.buffer(json));
    }
}
