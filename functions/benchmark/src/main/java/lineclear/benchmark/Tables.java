package lineclear.benchmark;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import lineclear.agent.Command;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Registry;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.metrics.Metrics;
import lineclear.word.Actor;
import lineclear.word.Choice;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/** Each contender's table, and the agents in it. */
final class Tables {
    /** Enough for every thread to have some of its own. */
    static final int AGENTS = 256;

    static final String LINECLEAR = "lineclear";
    static final String FLOOR = "floor";
    static final String BARE = "bare";
    static final String LOCKS = "locks";

    private Tables() {}

    static String agentId(int agent) {
        return "a-" + agent;
    }

    static void create(DynamoDbClient client) {
        create(client, LINECLEAR);
        create(client, FLOOR);
        bare(client, BARE);
        bare(client, LOCKS);
        for (int agent = 0; agent < AGENTS; agent++) {
            available(client, LINECLEAR, agent, Clock.systemUTC());
            Map<String, AttributeValue> record = record(client, LINECLEAR, agent);
            client.putItem(request -> request.tableName(FLOOR).item(record));
            Map<String, AttributeValue> flat = flat(agent);
            client.putItem(request -> request.tableName(BARE).item(flat));
        }
    }

    /** As it is deployed, but for the stream: it costs no write units, and nobody reads it here. */
    static void create(DynamoDbClient client, String table) {
        client.createTable(TableDefinition.create(table).toBuilder()
                .streamSpecification((StreamSpecification) null)
                .build());
    }

    /** Registers an agent who is available. */
    static void available(DynamoDbClient client, String table, int agent, Clock clock) {
        Actor supervisor = new Actor(Actor.Role.SUPERVISOR, "s-1");
        new Registry(client, table, policies(), clock)
                .register(
                        agentId(agent),
                        new Registry.Registration("Agent " + agent, null, null, List.of(), List.of()),
                        supervisor);
        agents(client, table, clock)
                .apply(agentId(agent), new Command.SetStatus(Choice.AVAILABLE, null, null, false, supervisor));
    }

    /** As stored. */
    static Map<String, AttributeValue> record(DynamoDbClient client, String table, int agent) {
        return client.getItem(request -> request.tableName(table).key(key(agent)))
                .item();
    }

    /** The key of an agent's record. */
    static Map<String, AttributeValue> key(int agent) {
        return Map.of(
                TableDefinition.PARTITION_KEY, AttributeValue.fromS("agent#" + agentId(agent)),
                TableDefinition.SORT_KEY, AttributeValue.fromS("record"));
    }

    /** The agents as a process sees them that has met none of them yet. */
    static Agents agents(DynamoDbClient client) {
        return agents(client, LINECLEAR, Clock.systemUTC());
    }

    static Agents agents(DynamoDbClient client, String table, Clock clock) {
        return new Agents(client, table, policies(), clock, Metrics.NONE);
    }

    static Policies policies() {
        return new Policies(Presets.policies(), "keen");
    }

    private static void bare(DynamoDbClient client, String name) {
        client.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build()));
    }

    /** What a lock of one's own keeps, filled up to the weight of a record. */
    private static Map<String, AttributeValue> flat(int agent) {
        return Map.of(
                "pk", AttributeValue.fromS(agentId(agent)),
                "freeAt", AttributeValue.fromN("0"),
                "version", AttributeValue.fromN("1"),
                "rest", AttributeValue.fromS("x".repeat(400)));
    }
}
