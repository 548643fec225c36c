package lineclear.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * Alarms, each a message that is kept back until it is due, to the function {@code route}. One that fails comes again
 * when it is visible, and at last goes to the dead letters; a lost one costs a minute.
 */
final class RouteQueue {
    private static final int TRIES = 5;

    private final Queue queue;

    RouteQueue(Construct scope, DeadLetters deadLetters) {
        queue = Queue.Builder.create(scope, "RouteQueue")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                // As AWS asks of a queue that Lambda reads: six times as long as the function may take.
                .visibilityTimeout(Duration.seconds(
                        6 * FunctionEntry.ROUTE.timeout().toSeconds().intValue()))
                // An alarm of yesterday helps nobody.
                .retentionPeriod(Duration.hours(1))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetters.route())
                        .maxReceiveCount(TRIES)
                        .build())
                .build();
    }

    String url() {
        return queue.getQueueUrl();
    }

    Queue queue() {
        return queue;
    }

    /** What somebody needs who sets alarms. */
    PolicyStatement maySend() {
        return DeadLetters.maySend(queue);
    }

    void leadsTo(Construct scope, DeployedFunction route) {
        route.role()
                .addToPolicy(PolicyStatement.Builder.create()
                        .actions(List.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"))
                        .resources(List.of(queue.getQueueArn()))
                        .build());
        CfnEventSourceMapping.Builder.create(scope, "RouteMessages")
                .eventSourceArn(queue.getQueueArn())
                .functionName(route.live().getFunctionArn())
                .batchSize(10)
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .build()
                .getNode()
                // Lambda checks the role when the mapping is made.
                .addDependency(route.role());
    }
}
