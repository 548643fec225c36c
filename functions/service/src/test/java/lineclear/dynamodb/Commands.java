package lineclear.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lineclear.agent.Command;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Customer;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Switch;

/** Random commands, most of them about something that is there. */
final class Commands {
    private static final int IDS = 24;

    private final Random random;

    Commands(Random random) {
        this.random = random;
    }

    /** One of the commands that are guessed. */
    Command guessed(Policy policy, AgentRecord record) {
        return switch (random.nextInt(9)) {
            case 8 -> heartbeat();
            case 0, 1 -> reserve(policy, id(record, 0.1));
            case 2, 3, 4 -> connect(id(record, 0.9), Command.Authority.REQUEST);
            case 5, 6 -> release(id(record, 0.9));
            default -> setStatus();
        };
    }

    /** Any command at all. */
    Command any(Policy policy, List<Policy> policies, AgentRecord record) {
        return switch (random.nextInt(14)) {
            case 0 -> connect(id(record, 0.6), Command.Authority.FACT);
            case 1 -> new Command.Clear(record.version() - random.nextInt(2), maybe("stuck"), actor(), List.of());
            case 2 -> new Command.Reconcile(Map.of());
            case 3 -> random.nextInt(4) > 0
                    ? new Command.Reconcile(Map.of())
                    : new Command.Register("Ada " + random.nextInt(3), pick(policies), null);
            case 4, 5, 6 -> reserve(policy, id(record, 0.1));
            case 7 -> new Command.SetStatus(Choice.AVAILABLE, null, null, false, actor());
            default -> guessed(policy, record);
        };
    }

    Command.Reserve reserve(Policy policy, String id) {
        List<Channel> channels = new ArrayList<>(policy.channels());
        return new Command.Reserve(
                id,
                random.nextInt(20) == 0 ? pick(List.of(Channel.values())) : pick(channels),
                kind(),
                new Customer("c-" + random.nextInt(3), maybe("Grace"), maybe("adding-funds")),
                random.nextInt(3) == 0 ? Duration.ofSeconds(1 + random.nextInt(600)) : null,
                maybe("twilio"),
                maybe("q-short"));
    }

    Command.Heartbeat heartbeat() {
        return new Command.Heartbeat(random.nextBoolean() ? "phone" : "device-" + random.nextInt(6), null);
    }

    Command.Connect connect(String id, Command.Authority authority) {
        return new Command.Connect(
                id,
                random.nextBoolean() ? Phase.RINGING : Phase.CONNECTED,
                maybe("call-" + random.nextInt(2)),
                maybe(random.nextBoolean() ? "twilio" : "connect"),
                random.nextBoolean() ? Channel.VOICE : Channel.CHAT,
                kind(),
                authority);
    }

    Command.Release release(String id) {
        List<Ending> endings = new ArrayList<>(List.of(Ending.values()));
        endings.removeIf(ending -> !ending.reportable());
        return new Command.Release(id, pick(endings), maybe("call-" + random.nextInt(2)), null, null);
    }

    Command.SetStatus setStatus() {
        Map<Switch, Boolean> takes =
                random.nextInt(4) > 0 ? Map.of() : Map.of(pick(List.of(Switch.values())), random.nextBoolean());
        return new Command.SetStatus(
                random.nextInt(12) == 0 ? null : pick(List.of(Choice.values())),
                maybe("lunch"),
                maybe("see me"),
                random.nextInt(4) == 0,
                takes,
                actor());
    }

    Actor actor() {
        return random.nextBoolean() ? new Actor(Actor.Role.AGENT, "a-1") : new Actor(Actor.Role.SUPERVISOR, "boss");
    }

    Kind kind() {
        return random.nextInt(3) > 0 ? Kind.STANDARD : pick(List.of(Kind.values()));
    }

    String id() {
        return "s-" + random.nextInt(IDS);
    }

    private String id(AgentRecord record, double ofTheRecord) {
        List<String> known = new ArrayList<>(record.sessions().keySet());
        return known.isEmpty() || random.nextDouble() > ofTheRecord ? id() : pick(known);
    }

    String maybe(String text) {
        return random.nextInt(3) == 0 ? text : null;
    }

    <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
