package lineclear.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.PresetPolicies;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Customer;
import lineclear.agent.record.Session;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Switch;

/** One agent, what happens to them, and a clock that the test moves. */
public final class Scene {
    public static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    public static final Actor AGENT = new Actor(Actor.Role.AGENT, "a");
    public static final Actor SUPERVISOR = new Actor(Actor.Role.SUPERVISOR, "boss");
    public static final Customer ADA = new Customer("ada", null, "adding-funds");
    public static final Customer BEN = new Customer("ben", null, null);

    public final Policy policy;
    public Instant now;
    public AgentRecord record;
    /** Of every Changed so far. */
    public final List<AgentRecord> written = new ArrayList<>();

    private Scene(Policy policy) {
        this(policy, null, START);
    }

    private Scene(Policy policy, ZoneId zone, Instant start) {
        this.policy = policy;
        this.now = start;
        this.record = AgentRecord.registered(
                new AgentRecord.Identity("a-1", "Grace", zone, policy.name()), policy.revision(), SUPERVISOR, now);
    }

    /** An agent of a time zone who becomes available at {@code start}. */
    public static Scene available(Policy policy, String zone, String start) {
        Scene scene = new Scene(policy, zone == null ? null : ZoneId.of(zone), Instant.parse(start));
        scene.choose(Choice.AVAILABLE);
        return scene;
    }

    /** A keen agent who is available. */
    public static Scene available() {
        return available(PresetPolicies.keen());
    }

    /** One who is held for a customer whose call is to come over this platform. */
    static Scene heldFor(String sessionId, String platform) {
        Scene scene = available();
        Customer customer = new Customer("c-1", null, null);
        scene.send(new Command.Reserve(sessionId, Channel.VOICE, Kind.STANDARD, customer, null, platform));
        return scene;
    }

    public static Scene available(Policy policy) {
        Scene scene = new Scene(policy);
        scene.choose(Choice.AVAILABLE);
        return scene;
    }

    public static Scene loggedOff() {
        return new Scene(PresetPolicies.keen());
    }

    public Scene after(Duration time) {
        now = now.plus(time);
        return this;
    }

    public Scene afterSeconds(long seconds) {
        return after(Duration.ofSeconds(seconds));
    }

    public Outcome send(Command command) {
        Outcome outcome = Rules.decide(policy, record, command, now);
        if (outcome instanceof Outcome.Changed changed) {
            record = changed.record().at(record.version() + 1);
            written.add(record);
        } else if (outcome instanceof Outcome.Told told) {
            record = told.record().at(record.version() + 1);
            written.add(record);
        }
        return outcome;
    }

    /** A request of a standard session, for whoever is to get it. */
    public static Command.Reserve reservation(String id, Channel channel, Customer customer) {
        return new Command.Reserve(id, channel, Kind.STANDARD, customer, null, null);
    }

    public Outcome reserve(String id, Customer customer) {
        return send(reservation(id, Channel.VOICE, customer));
    }

    public Outcome reserve(String id, Channel channel) {
        return send(reservation(id, channel, ADA));
    }

    public Outcome reserve(String id, Channel channel, Kind kind, String queue) {
        return send(new Command.Reserve(id, channel, kind, ADA, null, null, queue));
    }

    public void ring(String id, Channel channel) {
        reserve(id, channel);
        ask(id, Phase.RINGING);
    }

    /** A call that nobody reserved is up. */
    public Outcome own(String id, Kind kind) {
        return send(new Command.Connect(id, Phase.CONNECTED, null, null, Channel.VOICE, kind, Command.Authority.FACT));
    }

    /** A conversation that was reserved and is going on. */
    public void talk(String id, Channel channel) {
        reserve(id, channel);
        ask(id, Phase.CONNECTED);
    }

    public Outcome connect(String id, Phase phase, Command.Authority authority) {
        return send(new Command.Connect(id, phase, null, null, Channel.VOICE, Kind.DIRECT, authority));
    }

    public Outcome ask(String id, Phase phase) {
        return connect(id, phase, Command.Authority.REQUEST);
    }

    public Outcome fact(String id, Phase phase) {
        return connect(id, phase, Command.Authority.FACT);
    }

    public Outcome release(String id, Ending ending) {
        return send(new Command.Release(id, ending));
    }

    public Outcome choose(Choice choice) {
        return send(new Command.SetStatus(choice, null, null, false, AGENT));
    }

    public Outcome chooseAfterSession(Choice choice) {
        return send(new Command.SetStatus(choice, null, null, true, AGENT));
    }

    public Outcome supervise(Choice choice, String reason, String message) {
        return send(new Command.SetStatus(choice, reason, message, false, SUPERVISOR));
    }

    public Outcome switches(Map<Switch, Boolean> takes) {
        return send(new Command.SetStatus(null, null, null, false, takes, AGENT));
    }

    public Outcome beat(String device, Instant seen) {
        return send(new Command.Heartbeat(device, seen));
    }

    public Outcome clear(Actor by, String reason, Evidence... heard) {
        return send(new Command.Clear(record.version(), reason, by, List.of(heard)));
    }

    public View view() {
        return View.of(policy, record, now);
    }

    /** The channels on which a new session would be granted. */
    public Set<Channel> offered() {
        Set<Channel> offered = EnumSet.noneOf(Channel.class);
        for (Channel channel : policy.channels()) {
            if (Eligibility.accepts(policy, settled(), channel, Kind.STANDARD, now)) {
                offered.add(channel);
            }
        }
        return offered;
    }

    /** The choices of the agent that would change something. */
    public Set<Choice> effective(boolean afterSession) {
        Set<Choice> effective = EnumSet.noneOf(Choice.class);
        for (Choice choice :
                afterSession ? view().may().chooseAfterSession() : view().may().choose()) {
            Command chosen = new Command.SetStatus(choice, null, null, afterSession, AGENT);
            if (Rules.decide(policy, record, chosen, now) instanceof Outcome.Changed) {
                effective.add(choice);
            }
        }
        return effective;
    }

    public AgentRecord settled() {
        return Settling.at(policy, record, now);
    }

    public Session session(String id) {
        return settled().sessions().get(id);
    }

    public static Refusal refusal(Outcome outcome) {
        return outcome instanceof Outcome.Told told ? told.refusal() : ((Outcome.Refused) outcome).refusal();
    }

    public static Refusal.Code code(Outcome outcome) {
        return refusal(outcome).code();
    }
}
