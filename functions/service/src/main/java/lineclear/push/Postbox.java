package lineclear.push;

import java.util.concurrent.CompletionStage;

/** Takes frames to connections. The host decides how. Safe for any number of threads; never fails but by its answer. */
@FunctionalInterface
public interface Postbox {
    CompletionStage<Sent> post(String connectionId, String frame);
}
