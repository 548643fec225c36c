package lineclear.local;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import lineclear.local.gateway.GatewayAnswer;
import lineclear.local.gateway.Routes;
import lineclear.local.gateway.TurnedAway;

/**
 * What a person opens in a browser beside the desk, to which the root leads. Everything is on the class path, nothing
 * comes from elsewhere.
 */
@Singleton
class Pages {
    /** Swagger UI styles its elements inline and draws its icons from data URLs. */
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private final TurnedAway turnedAway;

    Pages(TurnedAway turnedAway) {
        this.turnedAway = turnedAway;
    }

    void listen(@Observes Router router) {
        router.get("/").handler(http -> redirect(http, "/desk/"));
        router.head("/").handler(http -> redirect(http, "/desk/"));
        router.route("/").handler(http -> turnedAway.method(http, "GET, HEAD"));
        page(router, "/local", "lineclear/local/index.html", "text/html; charset=utf-8");
        page(router, "/favicon.svg", "lineclear/local/favicon.svg", "image/svg+xml");
        page(router, "/docs", "lineclear/local/docs.html", "text/html; charset=utf-8");
        page(router, "/docs.js", "lineclear/local/docs.js", "text/javascript; charset=utf-8");
        page(router, "/openapi.yaml", Routes.DOCUMENT, "application/yaml; charset=utf-8");
    }

    private void page(Router router, String path, String resource, String type) {
        Buffer content = read(resource);
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(http -> {
            http.response()
                    .putHeader("content-type", type)
                    .putHeader("content-security-policy", POLICY)
                    .putHeader("x-content-type-options", "nosniff")
                    .putHeader("cache-control", "no-cache");
            GatewayAnswer.end(http, 200, content);
        });
        router.route(path).handler(http -> turnedAway.method(http, "GET, HEAD"));
    }

    private static void redirect(RoutingContext http, String path) {
        http.response().putHeader("location", path).putHeader("cache-control", "no-cache");
        GatewayAnswer.end(http, 302, Buffer.buffer());
    }

    private static Buffer read(String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
