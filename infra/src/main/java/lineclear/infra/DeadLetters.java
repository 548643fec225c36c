package lineclear.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** Where what could not be handled waits for somebody to look, for two weeks. One queue for each way to fail. */
record DeadLetters(Queue stream, Queue schedule, Queue rule, Queue async, Queue route) {
    DeadLetters(Construct scope) {
        this(
                queue(scope, "StreamDeadLetters"),
                queue(scope, "ScheduleDeadLetters"),
                queue(scope, "RuleDeadLetters"),
                queue(scope, "AsyncDeadLetters"),
                queue(scope, "RouteDeadLetters"));
    }

    private static Queue queue(Construct scope, String id) {
        Queue queue = Queue.Builder.create(scope, id)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        AcceptedFinding.of("SQS3", "This queue is a dead-letter queue, of a Lambda, a rule or a schedule.")
                .on(queue);
        return queue;
    }

    List<Queue> all() {
        return List.of(stream, schedule, rule, async, route);
    }

    static PolicyStatement maySend(Queue queue) {
        return PolicyStatement.Builder.create()
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(queue.getQueueArn()))
                .build();
    }
}
