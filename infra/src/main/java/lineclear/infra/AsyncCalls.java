package lineclear.infra;

import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** What becomes of a call that nobody waits for and that fails. */
final class AsyncCalls {
    private AsyncCalls() {}

    /**
     * @param retries by Lambda, after one and two minutes
     * @param oldestSeconds after which it is given up
     */
    static void of(Construct scope, DeployedFunction function, int retries, int oldestSeconds, Queue deadLetters) {
        function.role().addToPolicy(DeadLetters.maySend(deadLetters));
        CfnEventInvokeConfig.Builder.create(scope, function.entry().id() + "AsyncCalls")
                .functionName(function.function().getFunctionName())
                .qualifier(function.qualifier())
                .maximumRetryAttempts(retries)
                .maximumEventAgeInSeconds(oldestSeconds)
                .destinationConfig(CfnEventInvokeConfig.DestinationConfigProperty.builder()
                        .onFailure(CfnEventInvokeConfig.OnFailureProperty.builder()
                                .destination(deadLetters.getQueueArn())
                                .build())
                        .build())
                .build()
                .getNode()
                // Lambda checks the role, and needs the name that is called, when this is made.
                .addDependency(function.role(), function.live());
    }
}
