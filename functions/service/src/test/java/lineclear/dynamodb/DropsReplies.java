package lineclear.dynamodb;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** A network that carries every request to the database, and loses some of the answers on the way back. */
final class DropsReplies implements SdkHttpClient {
    private final SdkHttpClient network = LocalTable.http();
    private final AtomicInteger sent = new AtomicInteger();
    private int first = Integer.MAX_VALUE;
    private int count;
    private boolean afterArrival = true;

    /** From now on, the answers of {@code howMany} requests are lost, beginning with request {@code from} (0-based). */
    void lose(int from, int howMany) {
        sent.set(0);
        first = from;
        count = howMany;
        afterArrival = true;
    }

    /** From now on no request arrives at all. */
    void down() {
        lose(0, Integer.MAX_VALUE);
        afterArrival = false;
    }

    void up() {
        lose(Integer.MAX_VALUE, 0);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        int number = sent.getAndIncrement();
        boolean lost = number >= first && number - first < count;
        ExecutableHttpRequest prepared = network.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                if (lost && !afterArrival) {
                    throw new IOException("nobody there");
                }
                HttpExecuteResponse answer = prepared.call();
                if (lost) {
                    answer.responseBody().ifPresent(body -> body.abort());
                    throw new IOException("the answer was lost");
                }
                return answer;
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public void close() {
        network.close();
    }
}
