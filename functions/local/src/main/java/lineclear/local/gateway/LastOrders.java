package lineclear.local.gateway;

import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The orderly end. From the first moment on nobody new comes in: the port is closed, and what still arrives on an open
 * connection is told to try again. What is under way is finished; Quarkus waits for that before it stops anything.
 */
@Singleton
class LastOrders {
    private static final Duration AT_MOST = Duration.ofSeconds(1);

    /** What accepts connections. Vert.x can only close it together with the connections that it has accepted. */
    private final AtomicReference<Channel> port = new AtomicReference<>();

    private volatile boolean called;

    void call(@Observes ShutdownDelayInitiatedEvent stopping) {
        called = true;
        Channel listening = port.get();
        if (listening != null) {
            listening.close().awaitUninterruptibly(AT_MOST.toMillis());
        }
    }

    /** False when it is too late. Either way the connection is not used again once the end has begun. */
    boolean admit(RoutingContext http) {
        if (port.get() == null) {
            port.compareAndSet(
                    null,
                    ((ConnectionBase) http.request().connection()).channel().parent());
        }
        http.addHeadersEndHandler(answering -> {
            if (called) {
                http.response().putHeader("connection", "close");
            }
        });
        http.addEndHandler(answered -> {
            if (called) {
                http.request().connection().close();
            }
        });
        return !called;
    }
}
