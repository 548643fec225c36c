package lineclear.benchmark;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import lineclear.agent.Actor;
import lineclear.agent.Choice;
import lineclear.agent.Command;
import lineclear.agent.Policies;
import lineclear.agent.Presets;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Registry;
import lineclear.dynamodb.TableDefinition;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
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
        bare(client, BARE, TableDefinition.PARTITION_KEY, TableDefinition.SORT_KEY);
        bare(client, LOCKS, TableDefinition.PARTITION_KEY);
        Registry registry = new Registry(client, LINECLEAR, policies(), Clock.systemUTC());
        Agents agents = agents(client);
        Actor supervisor = new Actor(Actor.Role.SUPERVISOR, "s-1");
        for (int agent = 0; agent < AGENTS; agent++) {
            String name = "Agent " + agent;
            registry.register(agentId(agent), new Registry.Registration(name, null, List.of(), List.of()), supervisor);
            agents.apply(agentId(agent), new Command.SetStatus(Choice.AVAILABLE, null, null, false, supervisor));
            int number = agent;
            client.putItem(request -> request.tableName(FLOOR).item(Floor.item(number)));
            client.putItem(request -> request.tableName(BARE).item(Floor.item(number)));
        }
    }

    /** The agents as a process sees them that has met none of them yet. */
    static Agents agents(DynamoDbClient client) {
        return new Agents(client, LINECLEAR, policies(), Clock.systemUTC());
    }

    private static Policies policies() {
        return new Policies(Presets.all(), "keen");
    }

    private static void bare(DynamoDbClient client, String name, String... keys) {
        List<KeySchemaElement> schema = new ArrayList<>();
        List<AttributeDefinition> attributes = new ArrayList<>();
        for (String key : keys) {
            KeyType type = schema.isEmpty() ? KeyType.HASH : KeyType.RANGE;
            schema.add(
                    KeySchemaElement.builder().attributeName(key).keyType(type).build());
            attributes.add(AttributeDefinition.builder()
                    .attributeName(key)
                    .attributeType(ScalarAttributeType.S)
                    .build());
        }
        client.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema)
                .attributeDefinitions(attributes));
    }
}
