package lineclear.infra;

import java.util.List;
import java.util.Map;
import lineclear.metrics.Metric;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.Queue;

/** The figures of this deployment, as CloudWatch has them: the service's own, out of its one list, and AWS's. */
record Watched(
        Settings settings,
        AgentsTable table,
        DeployedFunctions functions,
        DeadLetters deadLetters,
        RouteQueue alarmQueue,
        PublicApi api) {
    static final Duration PERIOD = Duration.minutes(5);

    /** All of a metric, whatever its dimensions. */
    software.amazon.awscdk.services.cloudwatch.Metric total(Metric metric, String statistic) {
        return metric(settings.name(), metric.word(), statistic, Map.of());
    }

    /** A line for each value of the metric's dimensions. */
    MathExpression each(Metric metric, String statistic) {
        return MathExpression.Builder.create()
                .expression("SEARCH('{\"" + settings.name() + "\"," + String.join(",", metric.dimensions())
                        + "} MetricName=\"" + metric.word() + "\"', '" + statistic + "')")
                .label("")
                .period(PERIOD)
                .build();
    }

    software.amazon.awscdk.services.cloudwatch.Metric ofFunction(FunctionEntry entry, String name, String statistic) {
        Function function = functions.of(entry).function();
        return metric("AWS/Lambda", name, statistic, Map.of("FunctionName", function.getFunctionName()))
                .with(software.amazon.awscdk.services.cloudwatch.MetricOptions.builder()
                        .label(entry.word())
                        .build());
    }

    software.amazon.awscdk.services.cloudwatch.Metric ofApi(String name, String statistic) {
        return metric("AWS/ApiGateway", name, statistic, Map.of("ApiId", api.id()));
    }

    software.amazon.awscdk.services.cloudwatch.Metric ofTable(String name, String statistic) {
        return metric("AWS/DynamoDB", name, statistic, Map.of("TableName", table.name()));
    }

    software.amazon.awscdk.services.cloudwatch.Metric waitingIn(Queue queue) {
        return metric(
                "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", Map.of("QueueName", queue.getQueueName()));
    }

    /** How long the oldest alarm has been there, in seconds, kept back or not. */
    software.amazon.awscdk.services.cloudwatch.Metric oldestAlarm() {
        return metric(
                "AWS/SQS",
                "ApproximateAgeOfOldestMessage",
                "Maximum",
                Map.of("QueueName", alarmQueue.queue().getQueueName()));
    }

    /** A percentage of all requests to the API, and 0 when there are too few to tell. */
    MathExpression shareOfRequests(Metric metric) {
        return MathExpression.Builder.create()
                .expression("IF(asked >= 100, 100 * FILL(counted, 0) / asked, 0)")
                .usingMetrics(Map.of("asked", ofApi("Count", "Sum"), "counted", total(metric, "Sum")))
                .label(metric.word() + ", % of requests")
                .period(PERIOD)
                .build();
    }

    List<Queue> queues() {
        return deadLetters.all();
    }

    private static software.amazon.awscdk.services.cloudwatch.Metric metric(
            String namespace, String name, String statistic, Map<String, String> dimensions) {
        return software.amazon.awscdk.services.cloudwatch.Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(PERIOD)
                .build();
    }
}
