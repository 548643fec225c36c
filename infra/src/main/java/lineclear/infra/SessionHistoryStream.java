package lineclear.infra;

import java.util.List;
import lineclear.dynamodb.HistoryFilter;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.Construct;

/**
 * The table's stream to the function {@code history}: only of writes that ended a session ({@link HistoryFilter}), so
 * that three of four writes, and what history itself writes, call nobody. The function answers which records of a batch
 * failed; a batch that fails whole is halved until the bad record is alone. That one is tried for about as long as a
 * fault of DynamoDB lasts, and then goes to the dead letters.
 */
final class SessionHistoryStream {
    private static final int RETRIES = 10;
    /** The stream itself keeps a record for 24 hours: this leaves time to look at it. */
    private static final int OLDEST_SECONDS = 12 * 3600;

    SessionHistoryStream(Construct scope, AgentsTable table, DeployedFunctions functions, DeadLetters deadLetters) {
        DeployedFunction history = functions.of(FunctionEntry.HISTORY);
        table.mayReadStream(history);
        history.role().addToPolicy(DeadLetters.maySend(deadLetters.stream()));
        CfnEventSourceMapping mapping = CfnEventSourceMapping.Builder.create(scope, "HistoryStream")
                .eventSourceArn(table.streamArn())
                .functionName(history.live().getFunctionArn())
                .startingPosition("TRIM_HORIZON")
                .batchSize(100)
                .filterCriteria(CfnEventSourceMapping.FilterCriteriaProperty.builder()
                        .filters(List.of(CfnEventSourceMapping.FilterProperty.builder()
                                .pattern(HistoryFilter.PATTERN)
                                .build()))
                        .build())
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .bisectBatchOnFunctionError(true)
                .maximumRetryAttempts(RETRIES)
                .maximumRecordAgeInSeconds(OLDEST_SECONDS)
                .destinationConfig(CfnEventSourceMapping.DestinationConfigProperty.builder()
                        .onFailure(CfnEventSourceMapping.OnFailureProperty.builder()
                                .destination(deadLetters.stream().getQueueArn())
                                .build())
                        .build())
                .build();
        // Lambda checks the role when the mapping is made.
        mapping.getNode().addDependency(history.role());
    }
}
