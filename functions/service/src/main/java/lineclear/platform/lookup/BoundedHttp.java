package lineclear.platform.lookup;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lineclear.patience.Patience;

/**
 * HTTP with bounds: {@link Patience#PLATFORM_CONNECT} to connect, {@link Patience#ANSWER} until the last byte, and
 * never more than 16 megabytes, which is Kamailio's list of some 100,000 live calls.
 * Follows no redirect: a platform that moves is a setting to change, and credentials must not travel along.
 */
public final class BoundedHttp {
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Duration wholeAnswer;
    private final int mostBytes;
    private HttpClient client;

    public BoundedHttp() {
        this(Patience.ANSWER.most(), MOST_BYTES);
    }

    public BoundedHttp(Duration wholeAnswer, int mostBytes) {
        this.wholeAnswer = wholeAnswer;
        this.mostBytes = mostBytes;
    }

    /** Made at the first use: none of its threads and connections end up in a snapshot of the started process. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Patience.PLATFORM_CONNECT.most())
                    .build();
        }
        return client;
    }

    /**
     * The answer, whatever its status.
     *
     * @throws IOException when there is none: in words of its own, or of the JDK
     */
    public LookupAnswer send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> sent = client().sendAsync(request, BoundedBody.of(mostBytes));
        try {
            // The request's own time-out ends with the answer's head; this one covers its body too.
            HttpResponse<byte[]> response = sent.get(wholeAnswer.toMillis(), TimeUnit.MILLISECONDS);
            return new LookupAnswer(response.statusCode(), response.body());
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("no whole answer within " + wholeAnswer.toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException fault ? fault : new IOException(failed.getCause());
        } finally {
            sent.cancel(true);
        }
    }
}
