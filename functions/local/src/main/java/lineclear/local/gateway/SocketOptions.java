package lineclear.local.gateway;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * The sub-protocol that sockets speak, and how large a frame and a message may be.
 *
 * @see "Amazon API Gateway Developer Guide, Quotas for configuring and running a WebSocket API"
 */
@Singleton
public class SocketOptions implements HttpServerOptionsCustomizer {
    private static final int LARGEST_FRAME = 32 * 1024;
    private static final int LARGEST_MESSAGE = 128 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.addWebSocketSubProtocol("lineclear.v1")
                .setMaxWebSocketFrameSize(LARGEST_FRAME)
                .setMaxWebSocketMessageSize(LARGEST_MESSAGE);
    }
}
