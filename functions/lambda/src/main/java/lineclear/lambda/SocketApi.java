package lineclear.lambda;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lineclear.push.Postbox;
import lineclear.push.Sent;
import lineclear.push.SignedPostbox;
import lineclear.sigv4.SignedRequests;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the functions put frames for pages: API Gateway's connections, at the stage that a setting names. */
class SocketApi {
    private static final String SERVICE = "execute-api";

    @Produces
    @Singleton
    Postbox postbox(
            @ConfigProperty(name = "lineclear.socket-api") Optional<URI> stage,
            @ConfigProperty(name = "aws.region") Optional<String> region,
            Clock clock) {
        if (stage.isEmpty() || region.isEmpty()) {
            // Most functions: they put nothing there. Without the setting no page can have connected.
            return (connection, frame) -> CompletableFuture.completedStage(Sent.GONE);
        }
        return new SignedPostbox(SignedRequests.to(SERVICE, region.get(), stage.get(), clock))::post;
    }
}
