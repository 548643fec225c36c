package lineclear.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The real client, on a bad day: something happens to some of its requests, counted from 0. */
public final class FaultyHttp implements SdkHttpClient {
    private static final SdkHttpClient REAL = LocalTable.http();

    private final AtomicInteger requests = new AtomicInteger();
    private final IntFunction<Fault> plan;

    public FaultyHttp(IntFunction<Fault> plan) {
        this.plan = plan;
    }

    /** What happens to one request. */
    public interface Fault {
        HttpExecuteResponse happen(ExecutableHttpRequest request) throws IOException;
    }

    public static final Fault NONE = ExecutableHttpRequest::call;

    /** DynamoDB has done it, and nobody hears of it. */
    public static final Fault REPLY_LOST = request -> {
        HttpExecuteResponse response = request.call();
        if (response.responseBody().isPresent()) {
            try (InputStream body = response.responseBody().get()) {
                body.readAllBytes();
            }
        }
        throw new SocketTimeoutException("the reply is lost");
    };

    public static final Fault THROTTLED = refused("ProvisionedThroughputExceededException");
    public static final Fault IN_A_TRANSACTION = refused("TransactionConflictException");

    /** The process is gone before the request is. */
    public static final Fault KILLED = request -> {
        throw new Killed();
    };

    public static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    public static Fault after(Runnable somethingElse) {
        return request -> {
            somethingElse.run();
            return request.call();
        };
    }

    /** An answer that the engine never gives by itself. */
    private static Fault refused(String type) {
        String body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\",\"message\":\"not now\"}";
        return request -> HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(400).build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest real = REAL.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return plan.apply(requests.getAndIncrement()).happen(real);
            }

            @Override
            public void abort() {
                real.abort();
            }
        };
    }

    @Override
    public void close() {
        // the real one is shared
    }
}
