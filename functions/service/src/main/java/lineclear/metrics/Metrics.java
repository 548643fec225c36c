package lineclear.metrics;

import java.util.List;
import java.util.function.Consumer;

/** Where the functions say what they have counted. The host decides where that goes. Safe for any number of threads. */
public final class Metrics {
    /** For whoever wants none. */
    public static final Metrics NONE = new Metrics(measurements -> {});

    private final Consumer<List<Measurement>> host;

    /** @param host is given what was measured at one moment; must be safe for many threads and may not fail */
    public Metrics(Consumer<List<Measurement>> host) {
        this.host = host;
    }

    public void count(Metric metric, String... labels) {
        record(Measurement.of(metric, 1, labels));
    }

    public void record(Measurement... measurements) {
        host.accept(List.of(measurements));
    }
}
