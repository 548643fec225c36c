package lineclear.infra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lineclear.metrics.Metric;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.constructs.Construct;

/**
 * One page for operators: the alarms, every metric of the service's list, then functions, API, table and dead letters.
 */
final class OperatorsDashboard {
    private static final int THIRD = 8;

    OperatorsDashboard(Construct scope, Settings settings, Watched watched, Alarms alarms) {
        Dashboard dashboard = Dashboard.Builder.create(scope, "Dashboard")
                .dashboardName(settings.name())
                .build();
        dashboard.addWidgets(AlarmStatusWidget.Builder.create()
                .title("Alarms")
                .alarms(alarms.all())
                .width(3 * THIRD)
                .height(6)
                .build());
        rows(
                dashboard,
                Arrays.stream(Metric.values())
                        .map(metric -> own(watched, metric))
                        .toList());
        rows(
                dashboard,
                List.of(
                        ofFunctions(watched, "Errors", "Sum"),
                        ofFunctions(watched, "Throttles", "Sum"),
                        ofFunctions(watched, "Duration", "p99"),
                        ofFunctions(watched, "Invocations", "Sum"),
                        graph(
                                "API: requests, 4xx, 5xx",
                                List.of(
                                        watched.ofApi("Count", "Sum"),
                                        watched.ofApi("4xx", "Sum"),
                                        watched.ofApi("5xx", "Sum"))),
                        graph(
                                "API: latency",
                                List.of(watched.ofApi("Latency", "p50"), watched.ofApi("Latency", "p99"))),
                        graph(
                                "Table: units",
                                List.of(
                                        watched.ofTable("ConsumedWriteCapacityUnits", "Sum"),
                                        watched.ofTable("ConsumedReadCapacityUnits", "Sum"))),
                        graph(
                                "Dead letters",
                                watched.queues().stream()
                                        .map(watched::waitingIn)
                                        .toList()),
                        graph(
                                "History: how far behind, ms",
                                List.of(watched.ofFunction(FunctionEntry.HISTORY, "IteratorAge", "Maximum")))));
    }

    private static IWidget own(Watched watched, Metric metric) {
        List<IMetric> lines = new ArrayList<>();
        for (String statistic : statistics(metric.unit())) {
            lines.add(
                    metric.dimensions().isEmpty() ? watched.total(metric, statistic) : watched.each(metric, statistic));
        }
        return graph(metric.word() + ": " + metric.meaning(), lines);
    }

    private static List<String> statistics(Metric.Unit unit) {
        return switch (unit) {
            case COUNT -> List.of("Sum");
            case SECONDS -> List.of("Maximum");
            case MILLISECONDS -> List.of("p50", "p90");
        };
    }

    private static IWidget ofFunctions(Watched watched, String name, String statistic) {
        return graph(
                "Functions: " + name + " (" + statistic + ")",
                Arrays.stream(FunctionEntry.values())
                        .map(entry -> watched.ofFunction(entry, name, statistic))
                        .toList());
    }

    private static IWidget graph(String title, List<? extends IMetric> lines) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(lines)
                .width(THIRD)
                .height(6)
                .build();
    }

    private static void rows(Dashboard dashboard, List<IWidget> widgets) {
        for (int from = 0; from < widgets.size(); from += 3) {
            dashboard.addWidgets(
                    widgets.subList(from, Math.min(from + 3, widgets.size())).toArray(IWidget[]::new));
        }
    }
}
