package lineclear.function;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.Address;
import lineclear.dynamodb.AddressBook;
import lineclear.dynamodb.Agents;
import lineclear.inquiry.CallLookups;
import lineclear.inquiry.CallName;
import lineclear.metrics.Measurement;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import lineclear.platform.CallEvent;
import lineclear.platform.CallState;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatform;
import lineclear.word.Id;
import lineclear.word.Phase;
import lineclear.word.Word;
import org.jboss.logging.Logger;

/** What phone platforms report, made into facts about sessions. */
@Singleton
public class Facts {
    private static final Logger LOG = Logger.getLogger("lineclear");

    private final Agents agents;
    private final AddressBook addresses;
    private final CallLookups lookups;
    private final Clock clock;
    private final Metrics metrics;

    Facts(Agents agents, AddressBook addresses, CallLookups lookups, Clock clock, Metrics metrics) {
        this.agents = agents;
        this.addresses = addresses;
        this.lookups = lookups;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * What became of a delivery's events.
     *
     * @param changed they were news
     * @param known the record said so already, or it is long over
     * @param strange of nobody we know
     * @param note for the log: the event where there is one, else how many
     */
    record Told(int changed, int known, int strange, String note) {
        private static Told one(Became became, String note) {
            return new Told(
                    became == Became.CHANGED ? 1 : 0,
                    became == Became.KNOWN ? 1 : 0,
                    became == Became.STRANGE ? 1 : 0,
                    note + ": " + became.word());
        }

        private Told plus(Told other) {
            return new Told(changed + other.changed, known + other.known, strange + other.strange, note);
        }

        private String word() {
            return (changed > 0 ? Became.CHANGED : known > 0 ? Became.KNOWN : Became.STRANGE).word();
        }
    }

    private enum Became implements Word {
        CHANGED,
        KNOWN,
        STRANGE
    }

    /** Events of one session, delivered to its own address. */
    Told tell(PhonePlatform platform, Heard.Events heard, String agentId, String sessionId) {
        return each(platform.name(), heard, event -> apply(platform.name(), event, agentId, sessionId));
    }

    /** Events of an account: of whom they are stands in the event, as our id or as an address. */
    Told tell(PhonePlatform platform, Heard.Events heard) {
        return each(platform.name(), heard, event -> tell(platform, event));
    }

    private Told each(String platform, Heard.Events heard, Function<CallEvent, Told> teller) {
        if (heard.events().isEmpty() && heard.undocumented().isEmpty()) {
            metrics.count(Metric.EVENT, platform, "ignored"); // the platform tells more than we need to know
        }
        for (String name : heard.undocumented()) {
            metrics.count(Metric.EVENT, platform, "undocumented");
            LOG.infof("%s: an event %s, which is not documented here, was passed over", platform, name);
        }
        int events = heard.events().size();
        Told told = new Told(0, 0, 0, events + " events");
        for (CallEvent event : heard.events()) {
            Told one = teller.apply(event);
            count(platform, event, one);
            if (events == 1) {
                return one; // it stands in the line of the call
            }
            LOG.info(one.note());
            told = told.plus(one);
        }
        return told;
    }

    /** At one moment, so that both are one line of the log in the cloud. */
    private void count(String platform, CallEvent event, Told one) {
        Measurement counted = Measurement.of(Metric.EVENT, 1, platform, one.word());
        if (event.at() == null) {
            metrics.record(counted);
            return;
        }
        long late = Duration.between(event.at(), clock.instant()).toMillis();
        metrics.record(counted, Measurement.of(Metric.EVENT_LATENESS, Math.max(0, late), platform, one.word()));
    }

    private Told tell(PhonePlatform platform, CallEvent event) {
        String name = platform.name();
        Optional<Found> found = agentOf(platform, event)
                .filter(agent -> Id.SYNTAX.matcher(agent.id()).matches());
        Optional<AgentRecord> record = found.map(Found::id).flatMap(agents::find);
        if (record.isEmpty()) {
            return Told.one(Became.STRANGE, step(name, event) + " of nobody we know");
        }
        AgentRecord seen = record.get();
        Command command = command(name, event, null);
        if (found.get().byAsking() && command instanceof Command.Connect connect) {
            return told(name, event, seen.agentId(), agents.apply(seen, connect.verified()));
        }
        return told(name, event, seen.agentId(), sure(command, said -> agents.apply(seen, said)));
    }

    /** @param byAsking whether the platform has just been asked about the call */
    private record Found(String id, boolean byAsking) {}

    private Optional<Found> agentOf(PhonePlatform platform, CallEvent event) {
        if (event.agentId() != null) {
            return Optional.of(new Found(event.agentId(), false));
        }
        return agentAt(platform, Optional.ofNullable(event.address()))
                .map(id -> new Found(id, false))
                .or(() -> agentAt(
                                platform,
                                Optional.ofNullable(event.dialledFrom()).flatMap(platform::callerOf))
                        .map(id -> new Found(id, true)));
    }

    private Optional<String> agentAt(PhonePlatform platform, Optional<String> address) {
        return address.flatMap(value -> addresses.agentAt(new Address(platform.name(), value)));
    }

    private Told apply(String platform, CallEvent event, String agentId, String sessionId) {
        Command command = command(platform, event, sessionId);
        return told(platform, event, agentId, sure(command, said -> agents.apply(agentId, said)));
    }

    /** A late fact that would take the agent from somebody counts when its call is not over, as its platform says. */
    private Outcome sure(Command command, Function<Command, Outcome> apply) {
        Outcome outcome = apply.apply(command);
        if (!(outcome instanceof Outcome.Doubtful doubtful)) {
            return outcome;
        }
        CallState state = lookups.state(doubtful.platform(), doubtful.callId());
        LOG.infof("%s: a late event of call %s would take a hold: asked", doubtful.platform(), doubtful.callId());
        return state instanceof CallState.Ended
                ? new Outcome.Unchanged(doubtful.record())
                : apply.apply(((Command.Connect) command).verified());
    }

    private static String step(String platform, CallEvent event) {
        return platform + " " + event.step().name().toLowerCase(Locale.ROOT);
    }

    /** Leaves its agent and its call in the log: neither stands in the address of an account's events. */
    private static Told told(String platform, CallEvent event, String agentId, Outcome outcome) {
        Answers.aboutAgent(agentId);
        Became became = outcome instanceof Outcome.Refused
                ? Became.STRANGE
                : outcome instanceof Outcome.Changed ? Became.CHANGED : Became.KNOWN;
        return Told.one(became, step(platform, event) + ", call " + CallName.of(event.callId()));
    }

    /** @param sessionId null when the rules shall say which session the call is about */
    private static Command command(String platform, CallEvent event, String sessionId) {
        String callId = CallName.of(event.callId());
        if (event.step() == CallEvent.Step.ENDED) {
            return new Command.Release(sessionId, event.ending(), callId, platform, event.at());
        }
        Command.Connect fact = new Command.Connect(
                sessionId,
                event.step() == CallEvent.Step.RINGING ? Phase.RINGING : Phase.CONNECTED,
                callId,
                platform,
                event.channel(),
                event.kind(),
                Command.Authority.FACT,
                event.at());
        return event.callless() && sessionId == null ? fact.ofTask() : fact;
    }
}
