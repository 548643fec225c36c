package lineclear.local.check;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import lineclear.platform.lookup.BoundedHttp;

/** Asks once, and makes an answer of whatever comes. */
public final class Http {
    /** A function that has not run for a while takes seconds to start. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MOST_BYTES = 1024 * 1024;

    private final BoundedHttp web = new BoundedHttp(PATIENCE, MOST_BYTES);

    public CheckAnswer send(String method, String url, Map<String, String> headers, byte[] body)
            throws InterruptedException {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            var answer = web.send(request.build());
            return new CheckAnswer(answer.status(), answer.json(), "");
        } catch (HttpTimeoutException e) {
            return CheckAnswer.none("no answer in time");
        } catch (ConnectException e) {
            return CheckAnswer.none("nobody listens there");
        } catch (IOException | IllegalArgumentException e) {
            return CheckAnswer.none("the connection broke");
        }
    }
}
