package lineclear.push;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import lineclear.patience.Patience;
import lineclear.sigv4.SignedRequests;

/**
 * API Gateway's {@code POST /@connections/{id}}.
 *
 * @see <a href="https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html">410 GoneException, 429
 *     LimitExceededException: "Amazon API Gateway Management API, PostToConnection"</a>
 */
public final class SignedPostbox {
    private final SignedRequests requests;
    private final Duration patience;
    private HttpClient client;

    /** @param requests to the stage's own address, signed for {@code execute-api} */
    public SignedPostbox(SignedRequests requests) {
        this(requests, Patience.FRAME.most());
    }

    SignedPostbox(SignedRequests requests, Duration patience) {
        this.requests = requests;
        this.patience = patience;
    }

    /** Made at the first use: none of its threads and connections end up in a snapshot of the started process. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(patience)
                    .build();
        }
        return client;
    }

    public CompletionStage<Sent> post(String connectionId, String frame) {
        String path = "/@connections/" + URLEncoder.encode(connectionId, StandardCharsets.UTF_8);
        CompletableFuture<HttpResponse<Void>> sent;
        try {
            sent = client().sendAsync(requests.post(path, frame), BodyHandlers.discarding());
        } catch (RuntimeException noCredentials) {
            return CompletableFuture.completedStage(Sent.FAILED);
        }
        return sent.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, fault) -> fault == null ? of(answer.statusCode()) : Sent.FAILED);
    }

    private static Sent of(int status) {
        return switch (status) {
            case 200 -> Sent.TAKEN;
            case 410 -> Sent.GONE;
            case 429 -> Sent.TOO_FAST;
            default -> Sent.FAILED;
        };
    }
}
