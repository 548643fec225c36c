package lineclear.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import lineclear.pages.MarkedPage;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    @Test
    void thePageListsEveryMetric() throws IOException {
        String rows = Arrays.stream(Metric.values())
                .map(metric -> "| `" + metric.word() + "` | " + metric.unit().word() + " | "
                        + metric.dimensions().stream()
                                .map(dimension -> "`" + dimension + "`")
                                .collect(Collectors.joining(", "))
                        + " | " + metric.meaning() + " |")
                .collect(Collectors.joining("\n"));
        new MarkedPage("functions/README.md")
                .part("metrics", "| metric | unit | by | meaning |\n| --- | --- | --- | --- |\n" + rows)
                .saysSo(getClass());
    }

    @Test
    void noTwoShareAName() {
        assertEquals(
                Metric.values().length,
                Arrays.stream(Metric.values()).map(Metric::word).distinct().count());
    }
}
