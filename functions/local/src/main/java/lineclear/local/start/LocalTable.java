package lineclear.local.start;

import java.net.UnknownHostException;
import java.time.Duration;
import lineclear.dynamodb.table.TableDefinition;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The table, made if missing. One that is there is used as it is, if its keys are ours. */
final class LocalTable {
    private static final Logger LOG = Logger.getLogger(LocalTable.class);

    private LocalTable() {}

    static void prepare(Connection connection, String table, Place place) throws CannotStart {
        if (!(place instanceof Place.Endpoint) && QuickLook.finds(connection, table)) {
            return;
        }
        // In this process the engine starts slowly on a busy machine; from elsewhere an answer is due.
        Duration patience = place instanceof Place.Endpoint ? Duration.ofSeconds(15) : Duration.ofMinutes(2);
        try (DynamoDbClient client = connection.clientThatGivesUp(patience)) {
            TableDescription found = findOrMake(client, table);
            CreateTableRequest ours = TableDefinition.create(table);
            if (!found.keySchema().equals(ours.keySchema())) {
                throw new CannotStart(
                        "The table " + table + " is not one of Lineclear's: name another with LINECLEAR_TABLE.");
            }
            if (found.globalSecondaryIndexes().stream()
                    .noneMatch(index -> index.indexName().equals(TableDefinition.LINE))) {
                addLine(client, table);
            }
            if (found.latestStreamArn() == null) {
                LOG.warnf("The table %s has no stream: no session history is written", table);
            }
        } catch (SdkClientException e) {
            throw unreachable(connection, e);
        } catch (DynamoDbException e) {
            String said =
                    e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
            throw unreadable(place, said == null ? "it answers with status " + e.statusCode() : said);
        }
    }

    static CannotStart unreadable(Place place, String reason) {
        if (place instanceof Place.Folder folder && DataFolder.isFull(folder.path(), reason)) {
            return new CannotStart("There is no room left on the disk of the data folder "
                    + folder.path().toAbsolutePath() + " (" + reason
                    + "): make room, or name another with LINECLEAR_DATA; what is in it is untouched.");
        }
        return place instanceof Place.Folder folder
                ? new CannotStart("The database in the data folder "
                        + folder.path().toAbsolutePath() + " cannot be read (" + reason
                        + "): put a sound copy in its place, or move the folder away to start afresh.")
                : new CannotStart("The DynamoDB endpoint refuses to work (" + reason
                        + "): check the AWS credentials, AWS_REGION and LINECLEAR_DATA.");
    }

    private static CannotStart unreachable(Connection connection, SdkClientException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        // Without credentials the SDK does not even look for the host.
        boolean noCredentials = String.valueOf(e.getMessage()).startsWith("Unable to load credentials");
        boolean noHost = cause instanceof UnknownHostException || noCredentials && !connection.hostIsKnown();
        if (noCredentials && !noHost) {
            return new CannotStart("There are no AWS credentials for " + connection.endpoint()
                    + ": set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
        }
        String reason = noHost ? "no such host" : cause.getMessage();
        return new CannotStart("No DynamoDB answers at " + connection.endpoint() + " (" + reason
                + "): start it, or name another place with LINECLEAR_DATA.");
    }

    private static TableDescription findOrMake(DynamoDbClient client, String table) {
        try {
            return client.describeTable(r -> r.tableName(table)).table();
        } catch (ResourceNotFoundException missing) {
            try {
                client.createTable(TableDefinition.create(table));
            } catch (ResourceInUseException raced) {
                LOG.debug("Somebody else has just made the table");
            }
            TableDescription made = client.waiter()
                    .waitUntilTableExists(r -> r.tableName(table))
                    .matched()
                    .response()
                    .orElseThrow()
                    .table();
            expireGarbage(client, table);
            return made;
        }
    }

    /** Of a table that a version without queues has made. In a large one the index takes its time. */
    private static void addLine(DynamoDbClient client, String table) throws CannotStart {
        try {
            client.updateTable(TableDefinition.addLine(table));
            LOG.infof("The table %s gets its index of queues", table);
        } catch (ResourceInUseException raced) {
            LOG.debug("Somebody else adds the index at this moment");
        } catch (DynamoDbException refused) {
            throw new CannotStart("The table " + table + " is of a version without queues, and its index "
                    + TableDefinition.LINE + " cannot be added ("
                    + refused.awsErrorDetails().errorCode()
                    + "): add it as the deployment does, or name another table with LINECLEAR_TABLE.");
        }
    }

    private static void expireGarbage(DynamoDbClient client, String table) {
        try {
            client.updateTimeToLive(
                    r -> r.tableName(table).timeToLiveSpecification(t -> t.attributeName(TableDefinition.TIME_TO_LIVE)
                            .enabled(true)));
        } catch (SdkException e) {
            LOG.warnf("Time to live stays off, old garbage stays in the table: %s", e.getMessage());
        }
    }
}
