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
import lineclear.metrics.Measurement;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import lineclear.platform.CallEvent;
import lineclear.platform.CallState;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatform;
import lineclear.word.Phase;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

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
     */
    record Told(int changed, int known, int strange) {
        Told plus(Told other) {
            return new Told(changed + other.changed, known + other.known, strange + other.strange);
        }

        private String word() {
            return changed > 0 ? "changed" : known > 0 ? "known" : "strange";
        }
    }

    private static final Told CHANGED = new Told(1, 0, 0);
    private static final Told KNOWN = new Told(0, 1, 0);
    private static final Told STRANGE = new Told(0, 0, 1);

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
        Told told = new Told(0, 0, 0);
        for (CallEvent event : heard.events()) {
            Told one = teller.apply(event);
            metrics.count(Metric.EVENT, platform, one.word());
            if (event.at() != null) {
                long late = Duration.between(event.at(), clock.instant()).toMillis();
                metrics.record(Measurement.of(Metric.EVENT_LATENESS, Math.max(0, late), platform));
            }
            told = told.plus(one);
        }
        return told;
    }

    private Told tell(PhonePlatform platform, CallEvent event) {
        String name = platform.name();
        Optional<Found> found = agentOf(platform, event)
                .filter(agent -> Body.ID.matcher(agent.id()).matches());
        Optional<AgentRecord> record = found.map(Found::id).flatMap(agents::find);
        if (record.isEmpty()) {
            LOG.infof("webhook %s: an event of nobody we know was passed over", name);
            return STRANGE;
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

    /** Leaves its agent and its call in the log: neither stands in the address of an account's events. */
    private static Told told(String platform, CallEvent event, String agentId, Outcome outcome) {
        MDC.put("agentId", agentId);
        Told told = outcome instanceof Outcome.Refused ? STRANGE : outcome instanceof Outcome.Changed ? CHANGED : KNOWN;
        LOG.infof(
                "%s: %s %s, call %s: %s",
                platform,
                agentId,
                event.step().name().toLowerCase(Locale.ROOT),
                CallName.of(event.callId()),
                told.word());
        return told;
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
