package lineclear.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** The end of an answer. */
public final class GatewayAnswer {
    private GatewayAnswer() {}

    /** To a HEAD goes the length of the body and not the body. */
    public static void end(RoutingContext http, int status, Buffer body) {
        HttpServerResponse response = http.response().setStatusCode(status);
        response.putHeader("content-length", Integer.toString(body.length())).end(body);
    }
}
