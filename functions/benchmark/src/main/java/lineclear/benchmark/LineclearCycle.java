package lineclear.benchmark;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.record.Customer;
import lineclear.dynamodb.Agents;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;

/** Reserve and release, through the rules and the store. */
record LineclearCycle(Agents agents) implements Contender {
    @Override
    public String name() {
        return "Lineclear";
    }

    @Override
    public void cycle(int agent) {
        String agentId = Tables.agentId(agent);
        Command.Reserve reserve = reserve(null);
        expectChange(agents.apply(agentId, reserve));
        expectChange(agents.apply(agentId, new Command.Release(reserve.sessionId(), Ending.CANCELLED)));
    }

    /** @param hold null for the policy's own */
    static Command.Reserve reserve(Duration hold) {
        return reserve(sessionId(), hold, null);
    }

    static Command.Reserve reserve(String sessionId, Duration hold, String platform) {
        Customer customer = new Customer("c-9", "Ada", "adding-funds");
        return new Command.Reserve(sessionId, Channel.VOICE, Kind.STANDARD, customer, hold, platform);
    }

    static String sessionId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static void expectChange(Outcome outcome) {
        if (!(outcome instanceof Outcome.Changed)) {
            throw new IllegalStateException("not granted or not given back: " + outcome);
        }
    }
}
