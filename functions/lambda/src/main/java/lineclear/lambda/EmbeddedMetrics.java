package lineclear.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineclear.metrics.Measurement;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Metrics as lines of the log in CloudWatch's embedded metric format: no agent, no request, nothing to wait for. What
 * was measured at one moment is one line for each set of labels. Zeros are left out: they would be most of what
 * reconcile writes each minute, and to every alarm no figure is as good as none.
 *
 * @see "Amazon CloudWatch User Guide, Specification: Embedded metric format"
 */
@Singleton
public class EmbeddedMetrics {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;
    private final String namespace;
    private final PrintStream log;

    @Inject
    EmbeddedMetrics(
            Clock clock,
            @ConfigProperty(name = "lineclear.metrics", defaultValue = Metric.NAMESPACE) String namespace) {
        this(clock, namespace, null);
    }

    /**
     * @param namespace CloudWatch's, of one deployment: two in one account must not share their figures
     * @param log null for the standard output of the moment
     */
    EmbeddedMetrics(Clock clock, String namespace, PrintStream log) {
        this.clock = clock;
        this.namespace = namespace;
        this.log = log;
    }

    @Produces
    @Singleton
    Metrics metrics() {
        return new Metrics(this::write);
    }

    private void write(List<Measurement> measurements) {
        Map<Map<String, String>, List<Measurement>> byLabels = new LinkedHashMap<>();
        for (Measurement measurement : measurements) {
            if (measurement.value() != 0) {
                byLabels.computeIfAbsent(measurement.labelled(), none -> new ArrayList<>())
                        .add(measurement);
            }
        }
        PrintStream out = log == null ? System.out : log;
        byLabels.forEach((labels, alike) -> out.println(line(labels, alike)));
    }

    private String line(Map<String, String> labels, List<Measurement> measurements) {
        ObjectNode line = JSON.createObjectNode();
        ObjectNode aws = line.putObject("_aws");
        aws.put("Timestamp", clock.millis());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
        directive.put("Namespace", namespace);
        ArrayNode dimensions = directive.putArray("Dimensions");
        dimensions.addArray(); // none: what alarms look at
        if (!labels.isEmpty()) {
            labels.keySet().forEach(dimensions.addArray()::add);
        }
        ArrayNode metrics = directive.putArray("Metrics");
        labels.forEach(line::put);
        Map<Metric, List<Double>> values = new LinkedHashMap<>();
        for (Measurement measurement : measurements) {
            values.computeIfAbsent(measurement.metric(), first -> new ArrayList<>())
                    .add(measurement.value());
        }
        values.forEach((metric, all) -> {
            metrics.addObject()
                    .put("Name", metric.word())
                    .put("Unit", metric.unit().word());
            line.set(metric.word(), all.size() == 1 ? number(all.get(0)) : list(all));
        });
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("words and numbers are always JSON", e);
        }
    }

    private static JsonNode list(List<Double> values) {
        ArrayNode list = JSON.createArrayNode();
        values.forEach(value -> list.add(number(value)));
        return list;
    }

    /** Whole ones without the point that they do not need. */
    private static JsonNode number(double value) {
        long whole = (long) value;
        return whole == value ? LongNode.valueOf(whole) : DoubleNode.valueOf(value);
    }
}
