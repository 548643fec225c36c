package lineclear.local;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Ready means that the table answers. */
@Readiness
@Singleton
class TableReady implements HealthCheck {
    private final DynamoDbClient dynamoDb;
    private final String table;

    TableReady(DynamoDbClient dynamoDb, @ConfigProperty(name = "lineclear.table") String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            String status =
                    dynamoDb.describeTable(r -> r.tableName(table)).table().tableStatusAsString();
            return HealthCheckResponse.named("table")
                    .status(status.equals("ACTIVE") || status.equals("UPDATING"))
                    .withData("status", status)
                    .build();
        } catch (SdkException e) {
            return HealthCheckResponse.named("table")
                    .down()
                    .withData("reason", e.getMessage())
                    .build();
        }
    }
}
