package lineclear.infra;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import lineclear.dynamodb.table.TableDefinition;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.Construct;

/**
 * The table's stream to the function {@code tell}: its second reader and its last, as AWS allows two for each shard. Of
 * agents' records, each of which may mean something for a customer who waits, and of tickets; what is written in chats
 * stands in items of their own and does not leave the table. So what the table did not take
 * comes again for an hour; pages go by versions, and do not mind.
 */
final class PushStream {
    private static final int RETRIES = 20;
    private static final int OLDEST_SECONDS = 3600;

    PushStream(Construct scope, AgentsTable table, DeployedFunctions functions) {
        DeployedFunction tell = functions.of(FunctionEntry.TELL);
        table.mayReadStream(tell);
        CfnEventSourceMapping mapping = CfnEventSourceMapping.Builder.create(scope, "TellStream")
                .eventSourceArn(table.streamArn())
                .functionName(tell.live().getFunctionArn())
                .startingPosition("LATEST")
                .batchSize(100)
                .filterCriteria(CfnEventSourceMapping.FilterCriteriaProperty.builder()
                        .filters(List.of(CfnEventSourceMapping.FilterProperty.builder()
                                .pattern(recordsAndTickets())
                                .build()))
                        .build())
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .maximumRetryAttempts(RETRIES)
                .maximumRecordAgeInSeconds(OLDEST_SECONDS)
                .build();
        // Lambda checks the role when the mapping is made.
        mapping.getNode().addDependency(tell.role());
    }

    private static String recordsAndTickets() {
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        pattern.putObject("dynamodb")
                .putObject("Keys")
                .putObject(TableDefinition.SORT_KEY)
                .putArray("S")
                .add(TableDefinition.RECORD)
                .add(TableDefinition.TICKET);
        return pattern.toString();
    }
}
