package lineclear.benchmark;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import lineclear.agent.Actor;
import lineclear.agent.Choice;
import lineclear.agent.Command;
import lineclear.agent.Policies;
import lineclear.agent.Presets;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Registry;
import lineclear.dynamodb.TableDefinition;
import lineclear.metrics.Metrics;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

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
        client.createTable(TableDefinition.create(LINECLEAR));
        client.createTable(TableDefinition.create(FLOOR));
        bare(client, BARE);
        bare(client, LOCKS);
        Registry registry = new Registry(client, LINECLEAR, policies(), Clock.systemUTC());
        Agents agents = agents(client);
        Actor supervisor = new Actor(Actor.Role.SUPERVISOR, "s-1");
        for (int agent = 0; agent < AGENTS; agent++) {
            String id = agentId(agent);
            registry.register(
                    id, new Registry.Registration("Agent " + agent, null, null, List.of(), List.of()), supervisor);
            agents.apply(id, new Command.SetStatus(Choice.AVAILABLE, null, null, false, supervisor));
            Map<String, AttributeValue> key = key(agent);
            Map<String, AttributeValue> record = client.getItem(
                            request -> request.tableName(LINECLEAR).key(key))
                    .item();
            client.putItem(request -> request.tableName(FLOOR).item(record));
            Map<String, AttributeValue> flat = BareTable.item(agent);
            client.putItem(request -> request.tableName(BARE).item(flat));
        }
    }

    /** The key of an agent's record. */
    static Map<String, AttributeValue> key(int agent) {
        return Map.of(
                TableDefinition.PARTITION_KEY, AttributeValue.fromS("agent#" + agentId(agent)),
                TableDefinition.SORT_KEY, AttributeValue.fromS("record"));
    }

    /** The agents as a process sees them that has met none of them yet. */
    static Agents agents(DynamoDbClient client) {
        return new Agents(client, LINECLEAR, policies(), Clock.systemUTC(), Metrics.NONE);
    }

    private static Policies policies() {
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
}
