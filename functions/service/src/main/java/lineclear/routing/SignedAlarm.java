package lineclear.routing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lineclear.log.RecurringFault;
import lineclear.patience.Patience;
import lineclear.sigv4.SignedRequests;
import org.jboss.logging.Logger;

/**
 * Alarms as messages of an SQS queue, which keeps each back until it is due: for 900 seconds at most; then the function
 * {@code route} sets it anew.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">Amazon SQS
 *     API Reference, SendMessage</a>
 */
public final class SignedAlarm {
    private static final Logger LOG = Logger.getLogger("lineclear");
    private static final String SEND = "AmazonSQS.SendMessage";
    private static final Duration LONGEST = Duration.ofSeconds(900);

    private final SignedRequests requests;
    private final URI queue;
    private final Clock clock;
    private final Duration patience;
    private final RecurringFault lost;
    private HttpClient client;

    /**
     * @param requests to the queue's service, signed for {@code sqs}
     * @param queue its address, by which it is named
     */
    public SignedAlarm(SignedRequests requests, URI queue, Clock clock) {
        this(requests, queue, clock, Patience.ALARM.most());
    }

    SignedAlarm(SignedRequests requests, URI queue, Clock clock, Duration patience) {
        this.requests = requests;
        this.queue = queue;
        this.clock = clock;
        this.patience = patience;
        this.lost = new RecurringFault(LOG, "Alarms are not set; reconcile looks over all queues each minute", clock);
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

    /** Waits until it is set: a Lambda that has answered may be frozen at once. Never fails. */
    public void at(Instant at, Wake whom) {
        String message = JsonNodeFactory.instance
                .objectNode()
                .put("QueueUrl", queue.toString())
                .put("MessageBody", whom.message(at))
                .put("DelaySeconds", delay(at))
                .toString();
        try {
            CompletableFuture<HttpResponse<Void>> sent =
                    client().sendAsync(requests.action(SEND, message), BodyHandlers.discarding());
            int status = sent.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status != 200) {
                lost.happened(new IllegalStateException("SQS answers " + status));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception fault) {
            lost.happened(new IllegalStateException(fault.getClass().getSimpleName(), fault));
        }
    }

    /** Whole seconds, none too few. */
    private long delay(Instant at) {
        long seconds = (Duration.between(clock.instant(), at).toMillis() + 999) / 1000;
        return Math.max(0, Math.min(LONGEST.toSeconds(), seconds));
    }
}
