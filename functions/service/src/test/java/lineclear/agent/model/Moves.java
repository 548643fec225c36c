package lineclear.agent.model;

import static lineclear.agent.Scene.AGENT;
import static lineclear.agent.Scene.SUPERVISOR;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.Command;
import lineclear.agent.Evidence;
import lineclear.agent.Scene;
import lineclear.agent.Verification;
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

/** Every command and fact that can arrive in the model. */
final class Moves {
    static final Customer FIRST = new Customer("c-1", null, null);
    static final Customer SECOND = new Customer("c-2", null, null);

    /**
     * The part a session id plays: two customers, and an id with which the first comes again.
     *
     * @param kind how it is reserved
     * @param factKind as what the phone platform reports it when nobody reserved it
     */
    private record Part(String id, Customer customer, Channel channel, Kind kind, Kind factKind) {}

    private final Channel usual;
    private final List<Part> all;
    private final Policy policy;
    private final Set<Choice> choices;
    private final int parts;
    private boolean phones;

    /** @param parts how many session ids there are, at most 3 */
    Moves(Policy policy, Set<Choice> choices, int parts) {
        this.policy = policy;
        this.choices = choices;
        this.parts = parts;
        this.usual = policy.channels().contains(Channel.VOICE) ? Channel.VOICE : Channel.CHAT;
        this.all = List.of(
                new Part("s-1", FIRST, usual, Kind.STANDARD, Kind.STANDARD),
                new Part("s-2", SECOND, Channel.CHAT, Kind.ARRANGED, Kind.DIRECT),
                new Part("s-3", FIRST, Channel.CHAT, Kind.TEST, Kind.TEST));
    }

    /** The first session's call may ring at two phones, and what is told of the second's may be late. */
    Moves withPhones() {
        phones = true;
        return this;
    }

    List<Command> of(AgentRecord settled, Instant now) {
        List<Command> moves = new ArrayList<>();
        all.stream().limit(parts).forEach(part -> sessions(moves, part));
        moves.add(Scene.reservation("s-1", usual, SECOND));
        moves.add(Scene.reservation("s-1", Channel.CHAT, FIRST));
        moves.add(Scene.reservation("s-2", Channel.EMAIL, SECOND));
        for (Choice choice : choices) {
            for (Actor by : List.of(AGENT, SUPERVISOR)) {
                moves.add(new Command.SetStatus(choice, null, null, false, by));
                moves.add(new Command.SetStatus(choice, null, null, true, by));
            }
        }
        clears(moves, settled, now);
        if (phones) {
            phones(moves, now);
        }
        moves.add(new Command.Register(settled.name(), policy, null));
        moves.add(new Command.Register("another name", policy, null));
        moves.add(new Command.Reconcile(Map.of()));
        settled.open()
                .forEach(session -> moves.add(
                        new Command.Reconcile(Map.of(session.id(), new Command.Over(null, now.minusSeconds(5))))));
        return moves;
    }

    /** What does not belong to the sessions: devices, messages, and what is offered. */
    List<Command> ofTheAgentsPage(AgentRecord settled) {
        List<Command> moves = new ArrayList<>();
        Instant left = settled.message() == null ? null : settled.message().at();
        moves.add(new Command.SetStatus(null, null, "see me", false, SUPERVISOR));
        for (String device : List.of("laptop", "phone", "d-3", "d-4", "d-5")) {
            moves.add(new Command.Heartbeat(device, null));
            moves.add(new Command.Heartbeat(device, left));
            moves.add(new Command.Leave(device));
        }
        for (Switch one : policy.switches()) {
            moves.add(new Command.SetStatus(null, null, null, false, Map.of(one, true), AGENT));
            moves.add(new Command.SetStatus(null, null, null, false, Map.of(one, false), AGENT));
        }
        return moves;
    }

    private static void sessions(List<Command> moves, Part part) {
        moves.add(new Command.Reserve(part.id, part.channel, part.kind, part.customer, null, null));
        for (Phase phase : List.of(Phase.RINGING, Phase.CONNECTED)) {
            for (Command.Authority authority : Command.Authority.values()) {
                moves.add(new Command.Connect(part.id, phase, null, null, part.channel, part.factKind, authority));
            }
        }
        for (Ending ending : Ending.values()) {
            if (ending.reportable()) {
                moves.add(new Command.Release(part.id, ending));
            }
        }
    }

    /** Names with places of their own among the tombstones. */
    private void phones(List<Command> moves, Instant now) {
        for (String phone : List.of("desk-1", "mobile-1")) {
            for (Phase phase : List.of(Phase.RINGING, Phase.CONNECTED)) {
                moves.add(fact("s-1", phase, phone, null));
            }
            for (Ending ending : List.of(Ending.NO_ANSWER, Ending.COMPLETED)) {
                moves.add(new Command.Release("s-1", ending, phone, null, null));
            }
        }
        Command.Connect late = fact("s-2", Phase.CONNECTED, null, now.minusSeconds(60));
        moves.add(late);
        moves.add(late.verified());
    }

    private Command.Connect fact(String sessionId, Phase phase, String callId, Instant at) {
        return new Command.Connect(sessionId, phase, callId, null, usual, Kind.STANDARD, Command.Authority.FACT, at);
    }

    private void clears(List<Command> moves, AgentRecord settled, Instant now) {
        List<Evidence> record = Verification.byRecord(policy, settled, now).evidence();
        moves.add(new Command.Clear(settled.version() - 1, null, AGENT, record));
        moves.add(new Command.Clear(settled.version() - 3, null, AGENT, record));
        moves.add(new Command.Clear(settled.version(), null, AGENT, record));
        moves.add(new Command.Clear(settled.version(), null, AGENT, List.of()));
        moves.add(new Command.Clear(settled.version(), null, SUPERVISOR, record));
        moves.add(new Command.Clear(settled.version(), "asked on the phone", SUPERVISOR, record));
        moves.add(found(settled, Evidence.Verdict.BUSY, true, "asked on the phone", SUPERVISOR));
        moves.add(found(settled, Evidence.Verdict.UNKNOWN, false, null, AGENT));
        moves.add(found(settled, Evidence.Verdict.OUT_OF_SYNC, false, null, AGENT));
        moves.add(found(settled, Evidence.Verdict.OUT_OF_SYNC, true, null, AGENT));
    }

    /** What a phone platform says of every open session. */
    private static Command found(AgentRecord settled, Evidence.Verdict verdict, boolean live, String reason, Actor by) {
        List<Evidence> findings = settled.open().stream()
                .map(session -> new Evidence(session.id(), "platform", verdict, "says so", Canonical.NOW, live))
                .toList();
        return new Command.Clear(settled.version(), reason, by, findings);
    }
}
