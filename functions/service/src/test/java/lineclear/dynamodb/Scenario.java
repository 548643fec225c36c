package lineclear.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import lineclear.agent.Command;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.Customer;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;

/**
 * One call of the store, on agent a-1.
 *
 * @param requests how many it makes when nothing goes wrong
 * @param before what has happened to a-1, who is available, beforehand
 * @param guessing the default policy of the process that calls; the agent's is keen
 * @param call gives back all that its caller gets to know
 */
record Scenario(String name, int requests, Consumer<Desk> before, Policy guessing, Function<Desk, Object> call) {

    private static final Address PHONE = new Address("twilio", "+4790000000");
    private static final Address OTHERS = new Address("twilio", "+4790000001");

    static List<Scenario> all() {
        return List.of(
                of("reserve", 1, desk -> {}, Desk.reserve("s-1", Channel.VOICE)),
                guessingWrong("reserve, guessed wrong", Desk.reserve("s-1", Channel.VOICE)),
                of("reserve again, with news", 2, Scenario::held, news()),
                of("reserve again", 1, Scenario::held, Desk.reserve("s-1", Channel.VOICE)),
                of("reserve, refused", 1, Scenario::held, Desk.reserve("s-2", Channel.CHAT)),
                of("connect ringing", 1, Scenario::held, Desk.connect("s-1", Phase.RINGING)),
                of("connect connected", 1, Scenario::held, Desk.connect("s-1", Phase.CONNECTED)),
                of("connect, unknown session", 1, desk -> {}, Desk.connect("s-1", Phase.CONNECTED)),
                of("connect, a fact that takes the agent", 3, desk -> {}, Desk.fact("s-1", Phase.CONNECTED)),
                of("release", 1, Scenario::held, new Command.Release("s-1", Ending.CANCELLED)),
                of("release, unknown session", 2, desk -> {}, new Command.Release("s-1", Ending.COMPLETED)),
                of("set-status", 1, desk -> {}, Desk.setTo(Choice.BREAK)),
                of("set-status, during a session", 2, Scenario::held, Desk.setTo(Choice.BREAK)),
                of("clear", 2, Scenario::held, new Command.Clear(3, null, Desk.ADA, List.of())),
                of("settle", 2, Scenario::overdue, new Command.Reconcile(Map.of())),
                registering("register, a new agent", desk -> {}, desk -> desk.register("a-2", PHONE)),
                registering(
                        "register, changed", desk -> desk.register("a-1", OTHERS), desk -> desk.register("a-1", PHONE)),
                registering(
                        "register, address taken",
                        desk -> desk.register("a-2", PHONE),
                        desk -> desk.register("a-1", PHONE)));
    }

    private static Scenario of(String name, int requests, Consumer<Desk> before, Command command) {
        return new Scenario(name, requests, before, TestPolicies.KEEN, desk -> desk.agents.apply("a-1", command));
    }

    private static Scenario guessingWrong(String name, Command command) {
        return new Scenario(name, 2, desk -> {}, TestPolicies.PAUSING, desk -> desk.agents.apply("a-1", command));
    }

    private static Scenario registering(String name, Consumer<Desk> before, Function<Desk, Object> call) {
        return new Scenario(name, 2, before, TestPolicies.KEEN, call);
    }

    private static void held(Desk desk) {
        desk.reserve("a-1", "s-1", Channel.VOICE);
    }

    /** A phone that nobody can be asked about rang out. */
    private static void overdue(Desk desk) {
        held(desk);
        desk.connect("a-1", "s-1", Phase.RINGING);
        desk.clock.forward(java.time.Duration.ofMinutes(3));
    }

    private static Command news() {
        return new Command.Reserve(
                "s-1", Channel.VOICE, Kind.STANDARD, new Customer("c-s-1", "Grace", "confirming-number"), null, null);
    }

    /** A desk where everything has happened that comes before the call. */
    Desk prepared() {
        Desk desk = new Desk(TestPolicies.KEEN).available("a-1");
        before.accept(desk);
        return desk;
    }

    /** Everything in the table, but for who wrote it. */
    static Map<String, Map<String, Object>> left(Desk desk) {
        Map<String, Map<String, Object>> all = desk.local.everything();
        all.values().forEach(item -> item.remove("writer"));
        return all;
    }

    @Override
    public String toString() {
        return name;
    }
}
