package lineclear.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lineclear.dynamodb.table.TableDefinition;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.constructs.Construct;

/**
 * The service's own table definition as a resource. It has no fixed name: a table that was kept when its stack was
 * deleted is not in the way of the next one.
 */
final class AgentsTable {
    private final CreateTableRequest definition = TableDefinition.create("lineclear");
    private final Table table;

    AgentsTable(Construct scope, Stage stage) {
        table = Table.Builder.create(scope, "Table")
                .partitionKey(key(definition.keySchema(), KeyType.HASH))
                .sortKey(key(definition.keySchema(), KeyType.RANGE))
                .billingMode(BillingMode.valueOf(definition.billingModeAsString()))
                .stream(StreamViewType.valueOf(definition.streamSpecification().streamViewTypeAsString()))
                .timeToLiveAttribute(TableDefinition.TIME_TO_LIVE)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .encryption(TableEncryption.AWS_MANAGED)
                .deletionProtection(stage.protectsData())
                .removalPolicy(stage.data())
                .build();
        definition
                .globalSecondaryIndexes()
                .forEach(index -> table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                        .indexName(index.indexName())
                        .partitionKey(key(index.keySchema(), KeyType.HASH))
                        .sortKey(key(index.keySchema(), KeyType.RANGE))
                        .projectionType(
                                ProjectionType.valueOf(index.projection().projectionTypeAsString()))
                        .nonKeyAttributes(
                                index.projection().hasNonKeyAttributes()
                                        ? index.projection().nonKeyAttributes()
                                        : null)
                        .build()));
    }

    private Attribute key(List<KeySchemaElement> schema, KeyType type) {
        String name = schema.stream()
                .filter(element -> element.keyType() == type)
                .findFirst()
                .orElseThrow()
                .attributeName();
        return Attribute.builder().name(name).type(type(name)).build();
    }

    private AttributeType type(String attribute) {
        return switch (definition.attributeDefinitions().stream()
                .filter(definition -> definition.attributeName().equals(attribute))
                .findFirst()
                .orElseThrow()
                .attributeType()) {
            case S -> AttributeType.STRING;
            case N -> AttributeType.NUMBER;
            case B -> AttributeType.BINARY;
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException(attribute + " has a type of no key");
        };
    }

    String name() {
        return table.getTableName();
    }

    String streamArn() {
        return table.getTableStreamArn();
    }

    /** What a mapping of the stream needs its function's role to be allowed. */
    void mayReadStream(DeployedFunction function) {
        function.role()
                .addToPolicy(statement(
                        Set.of("DescribeStream", "GetRecords", "GetShardIterator"), table.getTableStreamArn()));
        function.role().addToPolicy(statement(Set.of("ListStreams"), table.getTableArn() + "/stream/*"));
        AcceptedFinding.wildcard(".*\\/stream\\/\\*", "DynamoDB lists the streams of a table, not a single one.")
                .on(function.role());
    }

    /** What a function does with the table, to the letter, and the one read at every start of its host. */
    List<PolicyStatement> rights(FunctionEntry function) {
        if (function.tableActions().isEmpty()) {
            return List.of();
        }
        Set<String> actions = new TreeSet<>(function.tableActions());
        actions.add("GetItem");
        List<PolicyStatement> rights = new ArrayList<>(List.of(statement(actions, table.getTableArn())));
        new TreeSet<>(function.indexes())
                .forEach(index -> rights.add(statement(Set.of("Query"), table.getTableArn() + "/index/" + index)));
        return rights;
    }

    private static PolicyStatement statement(Set<String> actions, String resource) {
        return PolicyStatement.Builder.create()
                .actions(new TreeSet<>(actions)
                        .stream().map(action -> "dynamodb:" + action).toList())
                .resources(List.of(resource))
                .build();
    }
}
