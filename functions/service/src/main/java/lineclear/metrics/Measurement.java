package lineclear.metrics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One value of one metric.
 *
 * @param labels a value for each of the metric's dimensions, in their order
 */
public record Measurement(Metric metric, double value, List<String> labels) {
    public Measurement {
        labels = List.copyOf(labels);
        if (labels.size() != metric.dimensions().size()) {
            throw new IllegalArgumentException(metric + " wants " + metric.dimensions() + ", not " + labels);
        }
    }

    public static Measurement of(Metric metric, double value, String... labels) {
        return new Measurement(metric, value, List.of(labels));
    }

    /** Dimension to label. */
    public Map<String, String> labelled() {
        Map<String, String> labelled = new TreeMap<>();
        for (int i = 0; i < labels.size(); i++) {
            labelled.put(metric.dimensions().get(i), labels.get(i));
        }
        return labelled;
    }
}
