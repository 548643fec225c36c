package lineclear.local;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import lineclear.metrics.Measurement;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;

/**
 * The same figures as in the cloud, at {@code /q/metrics}: counts add up, milliseconds are summed, seconds are the last
 * ones.
 */
@Singleton
public class LocalMetrics {
    private final MeterRegistry registry;
    private final Map<Metric, AtomicLong> last = new ConcurrentHashMap<>();

    LocalMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Produces
    @Singleton
    Metrics metrics() {
        return new Metrics(this::record);
    }

    private void record(List<Measurement> measurements) {
        measurements.forEach(this::record);
    }

    private void record(Measurement measurement) {
        Metric metric = measurement.metric();
        String name = name(metric);
        Tags tags = Tags.empty();
        for (Map.Entry<String, String> label : measurement.labelled().entrySet()) {
            tags = tags.and(label.getKey(), label.getValue());
        }
        switch (metric.unit()) {
            case COUNT -> registry.counter(name, tags).increment(measurement.value());
            case MILLISECONDS -> registry.summary(name + ".milliseconds", tags).record(measurement.value());
            case SECONDS -> last.computeIfAbsent(metric, first -> registry.gauge(name + ".seconds", new AtomicLong()))
                    .set((long) measurement.value());
        }
    }

    /** {@code OldestOverdue} becomes {@code lineclear.oldest.overdue}. */
    private static String name(Metric metric) {
        return (Metric.NAMESPACE + metric.word().replaceAll("([A-Z])", ".$1")).toLowerCase(Locale.ROOT);
    }
}
