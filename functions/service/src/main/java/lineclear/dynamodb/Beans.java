package lineclear.dynamodb;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import lineclear.agent.policy.Policies;
import lineclear.metrics.Metrics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The store as beans, on the client that the host configures. */
@Singleton
public class Beans {
    private final DynamoDbClient client;
    private final String table;

    Beans(DynamoDbClient client, @ConfigProperty(name = "lineclear.table", defaultValue = "lineclear") String table) {
        this.client = client;
        this.table = table;
    }

    @Produces
    @Singleton
    Agents agents(Policies policies, Clock clock, Metrics metrics) {
        return new Agents(client, table, policies, clock, metrics);
    }

    @Produces
    @Singleton
    Registry registry(Policies policies, Clock clock) {
        return new Registry(client, table, policies, clock);
    }

    @Produces
    @Singleton
    Removal removal(Policies policies, Clock clock) {
        return new Removal(client, table, policies, clock);
    }

    @Produces
    @Singleton
    Roster roster() {
        return new Roster(client, table);
    }

    @Produces
    @Singleton
    Overdue overdue() {
        return new Overdue(client, table);
    }

    @Produces
    @Singleton
    TableHealth health(Writes writes) {
        return new TableHealth(client, table, writes);
    }

    @Produces
    @Singleton
    AddressBook addresses() {
        return new AddressBook(client, table);
    }

    @Produces
    @Singleton
    DriftRuns driftRuns() {
        return new DriftRuns(client, table);
    }

    @Produces
    @Singleton
    Connections connections() {
        return new Connections(client, table);
    }

    @Produces
    @Singleton
    SessionHistory history() {
        return new SessionHistory(client, table);
    }
}
