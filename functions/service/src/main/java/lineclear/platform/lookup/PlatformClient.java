package lineclear.platform.lookup;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import lineclear.patience.Circuit;

/**
 * A client of one platform's API. Asks once more, after a short pause, when there is no answer or a server's error
 * (5xx); after {@value #FAILURES_TO_OPEN} questions in a row without an answer it stays quiet for a while.
 */
public final class PlatformClient {
    private static final int FAILURES_TO_OPEN = 5;
    private static final Duration OPEN = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 2;
    private static final int PAUSE_MILLIS = 100;

    private final BoundedHttp web;
    private final Circuit circuit;

    public PlatformClient(BoundedHttp web, Clock clock) {
        this(web, new Circuit(clock, FAILURES_TO_OPEN, OPEN));
    }

    PlatformClient(BoundedHttp web, Circuit circuit) {
        this.web = web;
        this.circuit = circuit;
    }

    /** @param request makes it anew for each attempt, since some are signed with the time */
    public Reply ask(Supplier<HttpRequest> request) {
        if (!circuit.admits()) {
            return new Reply.Silent("it did not answer several times in a row and is left alone for a while");
        }
        try {
            Reply reply = attempts(request);
            if (reply instanceof Reply.Answered) {
                circuit.succeeded();
            } else {
                circuit.failed();
            }
            return reply;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Reply.Silent("interrupted");
        } catch (RuntimeException noRequest) {
            // Credentials that cannot be had cost time, too.
            circuit.failed();
            throw noRequest;
        }
    }

    private Reply attempts(Supplier<HttpRequest> request) throws InterruptedException {
        Reply reply = attempt(request.get());
        for (int made = 1; made < ATTEMPTS && reply instanceof Reply.Silent; made++) {
            Thread.sleep(PAUSE_MILLIS + ThreadLocalRandom.current().nextInt(PAUSE_MILLIS));
            reply = attempt(request.get());
        }
        return reply;
    }

    private Reply attempt(HttpRequest request) throws InterruptedException {
        try {
            LookupAnswer answer = web.send(request);
            return answer.status() >= 500
                    ? new Reply.Silent("it answered " + answer.status())
                    : new Reply.Answered(answer);
        } catch (IOException fault) {
            return new Reply.Silent(words(fault));
        }
    }

    /** Words of our own: an exception's may quote what was received. */
    private static String words(IOException fault) {
        if (fault instanceof ConnectException || fault instanceof HttpConnectTimeoutException) {
            return "it cannot be reached";
        }
        if (fault instanceof HttpTimeoutException) {
            return "no whole answer in time";
        }
        return fault instanceof BoundedBody.TooLong ? "its answer is too long" : "the connection broke";
    }
}
