package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One agent, what happens to them, and a clock that the test moves. */
final class Scene {
    static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    static final Customer ADA = new Customer("ada", null, "adding-funds");
    static final Customer BEN = new Customer("ben", null, null);

    final Policy policy;
    Instant now = START;
    AgentRecord record;
    /** Of every Changed so far. */
    final List<AgentRecord> written = new ArrayList<>();

    private Scene(Policy policy) {
        this.policy = policy;
        this.record = AgentRecord.registered("a-1", "Grace", null, policy, Moves.SUPERVISOR, now);
    }

    /** A keen agent who is available. */
    static Scene available() {
        return available(Presets.keen());
    }

    static Scene available(Policy policy) {
        Scene scene = new Scene(policy);
        scene.choose(Choice.AVAILABLE);
        return scene;
    }

    static Scene loggedOff() {
        return new Scene(Presets.keen());
    }

    Scene after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Scene afterSeconds(long seconds) {
        return after(Duration.ofSeconds(seconds));
    }

    Outcome send(Command command) {
        Outcome outcome = Rules.decide(policy, record, command, now);
        if (outcome instanceof Outcome.Changed changed) {
            record = changed.record().at(record.version() + 1);
            written.add(record);
        }
        return outcome;
    }

    Outcome reserve(String id, Customer customer) {
        return send(Moves.reserve(id, Channel.VOICE, customer));
    }

    Outcome connect(String id, Phase phase, Command.Authority authority) {
        return send(new Command.Connect(id, phase, null, null, Channel.VOICE, Kind.DIRECT, authority));
    }

    Outcome ask(String id, Phase phase) {
        return connect(id, phase, Command.Authority.REQUEST);
    }

    Outcome fact(String id, Phase phase) {
        return connect(id, phase, Command.Authority.FACT);
    }

    Outcome release(String id, Ending ending) {
        return send(new Command.Release(id, ending));
    }

    Outcome choose(Choice choice) {
        return send(new Command.SetStatus(choice, null, null, false, Moves.AGENT));
    }

    Outcome chooseAfterSession(Choice choice) {
        return send(new Command.SetStatus(choice, null, null, true, Moves.AGENT));
    }

    Outcome clear(Actor by, String reason, Evidence... heard) {
        return send(new Command.Clear(record.version(), reason, by, List.of(heard)));
    }

    View view() {
        return View.of(policy, record, now);
    }

    AgentRecord settled() {
        return Settling.at(policy, record, now);
    }

    Session session(String id) {
        return settled().sessions().get(id);
    }

    static Refusal refusal(Outcome outcome) {
        return ((Outcome.Refused) outcome).refusal();
    }

    static Refusal.Code code(Outcome outcome) {
        return refusal(outcome).code();
    }
}
