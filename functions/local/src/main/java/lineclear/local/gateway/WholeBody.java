package lineclear.local.gateway;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import lineclear.function.ProblemType;

/**
 * Reads a body byte for byte, whatever its type: a platform's signature is over these bytes, and forms are no
 * exception. Then the next handler goes on; {@link #of} gives it the bytes.
 */
final class WholeBody implements Handler<RoutingContext> {
    /** From the first byte to the last. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String KEY = WholeBody.class.getName();

    private final int mostBytes;
    private final Duration patience;
    private final TurnedAway turnedAway;

    /** @param mostBytes what is larger is answered with 413 */
    WholeBody(int mostBytes, TurnedAway turnedAway) {
        this(mostBytes, PATIENCE, turnedAway);
    }

    /** @param patience what takes longer is answered with 408 */
    WholeBody(int mostBytes, Duration patience, TurnedAway turnedAway) {
        this.mostBytes = mostBytes;
        this.patience = patience;
        this.turnedAway = turnedAway;
    }

    /** The bytes; empty when there are none. */
    static byte[] of(RoutingContext http) {
        return http.<Buffer>get(KEY).getBytes();
    }

    @Override
    public void handle(RoutingContext http) {
        HttpServerRequest request = http.request();
        if (declared(request) > mostBytes) {
            turnedAway.problem(http, tooLarge());
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
            http.response().writeContinue();
        }
        new Reading(http).start();
    }

    private Problem tooLarge() {
        return Problem.of(
                ProblemType.TOO_LARGE, "The body is far too large: here at most " + mostBytes + " bytes are read.");
    }

    private Problem tooSlow() {
        return new Problem(
                408, ProblemType.INVALID_REQUEST, "The body did not arrive within " + patience.toSeconds() + " s.");
    }

    /** Bytes; 0 when the header does not say. Whatever is no number has been refused before. */
    private static long declared(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        return length == null ? 0 : Long.parseLong(length.strip());
    }

    private final class Reading {
        private final RoutingContext http;
        private final Vertx vertx;
        private final Buffer read = Buffer.buffer();
        private long deadline;
        private boolean over;

        Reading(RoutingContext http) {
            this.http = http;
            this.vertx = http.vertx();
        }

        void start() {
            deadline = vertx.setTimer(patience.toMillis(), late -> refuse(tooSlow()));
            http.request()
                    .handler(this::more)
                    .exceptionHandler(this::broken)
                    .endHandler(all -> done())
                    .resume();
        }

        private void more(Buffer bytes) {
            if (over) {
                return; // what still comes after a refusal
            }
            if (read.length() + bytes.length() > mostBytes) {
                refuse(tooLarge());
            } else {
                read.appendBuffer(bytes);
            }
        }

        /** Either the connection is gone, or its bytes are no HTTP. */
        private void broken(Throwable why) {
            if (why instanceof HttpClosedException || why instanceof IOException) {
                vertx.cancelTimer(deadline);
                turnedAway.gone(http);
            } else {
                http.response().putHeader("connection", "close");
                refuse(Problem.invalid("The body is not what its headers say."));
                http.request().connection().close(); // else Vert.x would, and without the answer
            }
        }

        private void refuse(Problem problem) {
            over = true;
            vertx.cancelTimer(deadline);
            turnedAway.problem(http, problem);
        }

        private void done() {
            if (over) {
                return;
            }
            over = true;
            vertx.cancelTimer(deadline);
            http.request().exceptionHandler(gone -> {}); // the function is called all the same
            http.put(KEY, read);
            http.next();
        }
    }
}
