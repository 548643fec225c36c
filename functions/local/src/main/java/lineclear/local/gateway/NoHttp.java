package lineclear.local.gateway;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/**
 * What is no HTTP at all never reaches the entrance: Vert.x answers a bare 400, 414 or 431, closes, and tells nobody
 * but its metrics. So this listens there, in front of whoever else does.
 */
@Singleton
class NoHttp implements VertxOptionsCustomizer {
    private final Provider<TurnedAway> turnedAway;

    NoHttp(Provider<TurnedAway> turnedAway) {
        this.turnedAway = turnedAway;
    }

    @Override
    public void accept(VertxOptions options) {
        VertxMetricsFactory others = options.getMetricsOptions().getFactory();
        options.setMetricsOptions(
                new MetricsOptions().setEnabled(true).setFactory(vertx -> new Heard(others.metrics(vertx))));
    }

    /** Of a request only whether it could be read. */
    private final class Requests implements HttpServerMetrics<Boolean, Void, Void> {
        @Override
        public Boolean requestBegin(Void connection, HttpRequest request) {
            return !(request instanceof HttpServerRequest read)
                    || read.decoderResult().isSuccess();
        }

        @Override
        public void responseBegin(Boolean readable, HttpResponse response) {
            if (!readable) {
                turnedAway.get().noHttp(response.statusCode());
            }
        }
    }

    /** Of what Quarkus would listen to, only the pools have anything to say here. */
    private final class Heard implements VertxMetrics {
        private final VertxMetrics others;

        Heard(VertxMetrics others) {
            this.others = others;
        }

        @Override
        public HttpServerMetrics<?, ?, ?> createHttpServerMetrics(HttpServerOptions options, SocketAddress address) {
            return new Requests();
        }

        @Override
        public PoolMetrics<?> createPoolMetrics(String type, String name, int size) {
            return others.createPoolMetrics(type, name, size);
        }

        @Override
        public void close() {
            others.close();
        }
    }
}
