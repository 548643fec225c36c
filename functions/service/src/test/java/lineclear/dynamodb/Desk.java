package lineclear.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lineclear.TestClock;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Customer;
import lineclear.metrics.Metrics;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A store on a table, and words for what is done with it. */
final class Desk {
    static final Actor BOSS = new Actor(Actor.Role.SUPERVISOR, "boss");
    static final Actor ADA = new Actor(Actor.Role.AGENT, "ada");

    final LocalTable local;
    final TestClock clock;
    final Agents agents;
    final Registry registry;
    final Removal removal;

    private Desk(LocalTable local, TestClock clock, DynamoDbClient client, Policies policies, Clock seen) {
        this.local = local;
        this.clock = clock;
        this.agents = new Agents(client, local.name, policies, seen, Metrics.NONE);
        this.registry = new Registry(client, local.name, policies, seen);
        this.removal = new Removal(client, local.name, policies, seen);
    }

    Desk(Policy policy) {
        this(new LocalTable(), new TestClock(), policy);
    }

    private Desk(LocalTable local, TestClock clock, Policy policy) {
        this(local, clock, local.client, policies(policy), clock);
    }

    /** Another process on the same table: it remembers nothing of what this one has seen. */
    Desk through(DynamoDbClient client, Policy policy) {
        return new Desk(local, clock, client, policies(policy), clock);
    }

    Desk through(Clock seen, Policy policy) {
        return new Desk(local, clock, local.client, policies(policy), seen);
    }

    private static Policies policies(Policy standard) {
        List<Policy> all = new java.util.ArrayList<>(TestPolicies.ALL);
        all.removeIf(policy -> policy.name().equals(standard.name()));
        all.add(standard);
        return new Policies(all, standard.name());
    }

    Registry.Registered register(String agentId, Address... addresses) {
        return registry.register(
                agentId, new Registry.Registration("Ada", null, null, List.of(addresses), List.of("q-1")), BOSS);
    }

    Desk available(String... agentIds) {
        for (String agentId : agentIds) {
            register(agentId);
            set(agentId, Choice.AVAILABLE);
        }
        return this;
    }

    Outcome set(String agentId, Choice choice) {
        return agents.apply(agentId, setTo(choice));
    }

    Outcome reserve(String agentId, String sessionId, Channel channel) {
        return agents.apply(agentId, reserve(sessionId, channel));
    }

    Outcome connect(String agentId, String sessionId, Phase phase) {
        return agents.apply(agentId, connect(sessionId, phase));
    }

    Outcome release(String agentId, String sessionId, Ending ending) {
        return agents.apply(agentId, new Command.Release(sessionId, ending));
    }

    static Command setTo(Choice choice) {
        return new Command.SetStatus(choice, null, null, false, BOSS);
    }

    static Command.Reserve reserve(String sessionId, Channel channel) {
        return new Command.Reserve(
                sessionId,
                channel,
                Kind.STANDARD,
                new Customer("c-" + sessionId, "Grace", "adding-funds"),
                Duration.ofMinutes(2),
                null);
    }

    static Command.Connect connect(String sessionId, Phase phase) {
        return new Command.Connect(sessionId, phase, null, null, null, null, Command.Authority.REQUEST);
    }

    static Command.Connect fact(String sessionId, Phase phase) {
        return new Command.Connect(sessionId, phase, null, null, Channel.VOICE, Kind.STANDARD, Command.Authority.FACT);
    }

    AgentRecord record(String agentId) {
        return agents.find(agentId).orElseThrow();
    }

    Map<String, Object> item(String agentId) {
        return local.record(agentId);
    }
}
