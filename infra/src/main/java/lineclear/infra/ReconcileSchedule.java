package lineclear.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lineclear.dynamodb.Overdue;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;

/** Each minute, as many calls side by side as the setting says, each with its part of the overdue records. */
final class ReconcileSchedule {
    /** What was missed is done by the next minute's call: nothing is repeated. */
    private static final int OLDEST_SECONDS = 60;

    ReconcileSchedule(Stack stack, Settings settings, DeployedFunctions functions, DeadLetters deadLetters) {
        DeployedFunction reconcile = functions.of(FunctionEntry.RECONCILE);
        CfnScheduleGroup group = CfnScheduleGroup.Builder.create(stack, "ReconcileSchedules")
                .name(settings.name())
                .build();
        Role role = Role.Builder.create(stack, "ReconcileScheduleRole")
                .assumedBy(new ServicePrincipal(
                        "scheduler.amazonaws.com",
                        ServicePrincipalOpts.builder()
                                .conditions(Map.of(
                                        "StringEquals",
                                        Map.of(
                                                "aws:SourceAccount", stack.getAccount(),
                                                "aws:SourceArn", group.getAttrArn())))
                                .build()))
                .build();
        String target = reconcile.live().getFunctionArn();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("lambda:InvokeFunction"))
                .resources(List.of(target))
                .build());
        role.addToPolicy(DeadLetters.maySend(deadLetters.schedule()));
        for (int part = 0; part < settings.reconcileParallel(); part++) {
            CfnSchedule.Builder.create(stack, "ReconcileSchedule" + part)
                    .groupName(group.getName())
                    .scheduleExpression("rate(1 minute)")
                    .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                            .mode("OFF")
                            .build())
                    .target(CfnSchedule.TargetProperty.builder()
                            .arn(target)
                            .roleArn(role.getRoleArn())
                            .input(order(part, settings.reconcileParallel()))
                            .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                    .maximumRetryAttempts(0)
                                    .maximumEventAgeInSeconds(OLDEST_SECONDS)
                                    .build())
                            .deadLetterConfig(CfnSchedule.DeadLetterConfigProperty.builder()
                                    .arn(deadLetters.schedule().getQueueArn())
                                    .build())
                            .build())
                    .build()
                    .getNode()
                    .addDependency(group, role);
        }
        AsyncCalls.of(stack, reconcile, 0, OLDEST_SECONDS, deadLetters.async());
    }

    /** What reconcile is called with: every how manieth shard. */
    private static String order(int part, int parts) {
        return IntStream.range(0, Overdue.SHARDS)
                .filter(shard -> shard % parts == part)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",", "{\"shards\":[", "]}"));
    }
}
