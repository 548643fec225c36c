package lineclear.dynamodb.queue;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import lineclear.agent.policy.Policies;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The store of queues as beans, on the client that the host configures. */
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
    Queues queues() {
        return new Queues(client, table);
    }

    @Produces
    @Singleton
    Tickets tickets(Clock clock) {
        return new Tickets(client, table, clock);
    }

    @Produces
    @Singleton
    Chats chats(Clock clock) {
        return new Chats(client, table, clock);
    }

    @Produces
    @Singleton
    Transcripts transcripts(Clock clock) {
        return new Transcripts(client, table, clock);
    }

    @Produces
    @Singleton
    Line line() {
        return new Line(client, table);
    }

    @Produces
    @Singleton
    Offers offers(Policies policies, Clock clock) {
        return new Offers(client, table, policies, clock);
    }
}
