package lineclear.inquiry;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import lineclear.agent.Evidence;
import lineclear.agent.policy.Policies;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.dynamodb.Address;
import lineclear.dynamodb.AddressBook;
import lineclear.metrics.Measurement;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.platform.CallState;
import lineclear.platform.LookupPace;
import lineclear.platform.PhonePlatform;
import lineclear.platform.PhonePlatforms;
import lineclear.word.Times;

/**
 * Asks the phone platforms about the calls of open sessions: all of them at once, and no longer than somebody waits.
 */
@Singleton
public class CallLookups {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final PhonePlatforms platforms;
    private final AddressBook addresses;
    private final Policies policies;
    private final Clock clock;
    private final Metrics metrics;
    /** One thread for each platform that is being asked. */
    private final ExecutorService asking = Executors.newCachedThreadPool(question -> {
        Thread thread = new Thread(question, "ask-platform");
        thread.setDaemon(true);
        return thread;
    });

    public CallLookups(
            PhonePlatforms platforms, AddressBook addresses, Policies policies, Clock clock, Metrics metrics) {
        this.platforms = platforms;
        this.addresses = addresses;
        this.policies = policies;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What platforms say of calls, by platform and call id. */
    public record Testimony(Map<String, Map<String, CallState>> byPlatform) {
        /** Null when nobody could be asked. */
        public CallState of(Session session) {
            return session.askable()
                    ? byPlatform.getOrDefault(session.platform(), Map.of()).get(session.callId())
                    : null;
        }
    }

    /** What a platform says of one call; unknown where it cannot be asked. */
    public CallState state(String platform, String callId) {
        if (platforms.named(platform).isEmpty()) {
            return new CallState.Unknown("it cannot be asked");
        }
        Map<String, Set<String>> question = Map.of(platform, Set.of(callId));
        return plausible(answers(question, PhonePlatform::ask, Deadline.in(Patience.QUESTION.most()))
                .get(platform)
                .values()
                .iterator()
                .next());
    }

    /** How often the platform of a session's call may be asked; empty where it cannot be. */
    public Optional<LookupPace> pace(Session session) {
        return session.askable() ? platforms.named(session.platform()).map(PhonePlatform::pace) : Optional.empty();
    }

    /**
     * Asks each platform once about all the calls of these sessions.
     *
     * @param patience who has not answered by then knows nothing
     */
    public Testimony about(Collection<Session> sessions, Duration patience) {
        return ask(sessions, platform -> true, PhonePlatform::ask, patience);
    }

    /**
     * Asks about the calls that rang under holds that have run out: the event of an answer may have been lost. Only
     * those platforms that say who talks, since such a call may be up with the agent whom it rang at next.
     */
    public Testimony rungOut(Collection<Session> sessions, Duration patience) {
        return ask(sessions, PhonePlatform::saysWhoTalks, PhonePlatform::whoTalks, patience);
    }

    /** Whether it is this agent who talks in the session's call, by the platform's word. */
    public boolean talks(String agentId, Session session, CallState state) {
        return state instanceof CallState.Live live
                && (agentId.equals(live.agentId())
                        || live.addresses().stream()
                                .map(value -> new Address(session.platform(), value))
                                .anyMatch(address -> addresses
                                        .agentAt(address)
                                        .filter(agentId::equals)
                                        .isPresent()));
    }

    private Testimony ask(
            Collection<Session> sessions,
            Predicate<PhonePlatform> whom,
            BiFunction<PhonePlatform, Set<String>, Map<String, CallState>> question,
            Duration patience) {
        Map<String, Set<String>> calls = new HashMap<>();
        sessions.stream()
                .filter(Session::askable)
                .filter(session ->
                        platforms.named(session.platform()).filter(whom).isPresent())
                .forEach(session -> calls.computeIfAbsent(session.platform(), none -> new HashSet<>())
                        .add(session.callId()));
        Map<String, Map<String, CallState>> said = new HashMap<>();
        answers(calls, question, Deadline.in(patience)).forEach((name, heard) -> {
            Map<String, CallState> states = new HashMap<>(heard);
            states.replaceAll((callId, state) -> plausible(state));
            long unknown = states.values().stream()
                    .filter(CallState.Unknown.class::isInstance)
                    .count();
            if (unknown > 0) {
                metrics.record(Measurement.of(Metric.LOOK_UP_UNKNOWN, unknown, name));
            }
            said.put(name, states);
        });
        return new Testimony(said);
    }

    private Map<String, Map<String, CallState>> answers(
            Map<String, Set<String>> calls,
            BiFunction<PhonePlatform, Set<String>, Map<String, CallState>> question,
            Deadline deadline) {
        Map<String, Future<Map<String, CallState>>> asked = new HashMap<>();
        calls.forEach((name, ids) -> {
            PhonePlatform platform = platforms.named(name).orElseThrow();
            asked.put(name, asking.submit(() -> ask(platform, ids, question)));
        });
        Map<String, Map<String, CallState>> answers = new HashMap<>();
        asked.forEach((name, answer) -> answers.put(name, await(answer, calls.get(name), deadline)));
        return answers;
    }

    private static Map<String, CallState> ask(
            PhonePlatform platform,
            Set<String> calls,
            BiFunction<PhonePlatform, Set<String>, Map<String, CallState>> question) {
        Set<String> kept = new HashSet<>(calls);
        Set<String> made = new HashSet<>(calls);
        kept.removeIf(CallName::made);
        made.removeAll(kept);
        Map<String, CallState> answers = new HashMap<>();
        if (!kept.isEmpty()) {
            answers.putAll(question.apply(platform, kept));
        }
        if (!made.isEmpty()) {
            answers.putAll(platform.askByName(made, CallName::of));
        }
        return answers;
    }

    private static Map<String, CallState> await(
            Future<Map<String, CallState>> answer, Set<String> calls, Deadline deadline) {
        try {
            return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            return unknown(calls, "it has not answered in time");
        } catch (InterruptedException stop) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return unknown(calls, "interrupted");
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof RuntimeException known ? known : new IllegalStateException(fault);
        }
    }

    private static Map<String, CallState> unknown(Set<String> calls, String why) {
        Map<String, CallState> states = new HashMap<>();
        calls.forEach(callId -> states.put(callId, new CallState.Unknown(why)));
        return states;
    }

    /** An end that is still to come is no end: such an answer says nothing. */
    private CallState plausible(CallState state) {
        Instant latest = clock.instant().plus(CLOCKS_DIFFER);
        return state instanceof CallState.Ended ended
                        && ended.at() != null
                        && ended.at().isAfter(latest)
                ? new CallState.Unknown("it says that the call ends in the future")
                : state;
    }

    /** The evidence of those who could be asked; for the other sessions the record is all there is. */
    public List<Evidence> evidence(AgentRecord settled) {
        Testimony testimony = about(settled.open(), Patience.LOOK_UPS.most());
        Instant now = clock.instant();
        List<Evidence> evidence = new ArrayList<>();
        for (Session session : settled.open()) {
            CallState state = testimony.of(session);
            if (state != null) {
                evidence.add(evidence(
                        session,
                        state,
                        policies.orStandard(settled.policy()).timers().silence(),
                        now));
            }
        }
        return evidence;
    }

    private static Evidence evidence(Session session, CallState state, Duration patience, Instant now) {
        if (state instanceof CallState.Live) {
            return piece(session, Evidence.Verdict.BUSY, "the call is live", now, true);
        } else if (state instanceof CallState.Ended ended) {
            String says = ended.at() == null
                    ? "the call is over, or there is none"
                    : "the call ended at " + Times.text(ended.at());
            return piece(session, Evidence.Verdict.OUT_OF_SYNC, says, ended.at() == null ? now : ended.at(), false);
        }
        boolean old = !session.since().plus(patience).isAfter(now);
        String says = ((CallState.Unknown) state).why() + "; the last event is of " + Times.text(session.since());
        return piece(session, old ? Evidence.Verdict.OUT_OF_SYNC : Evidence.Verdict.UNKNOWN, says, now, false);
    }

    private static Evidence piece(Session session, Evidence.Verdict verdict, String says, Instant at, boolean live) {
        return new Evidence(session.id(), session.platform(), verdict, says, at, live);
    }
}
