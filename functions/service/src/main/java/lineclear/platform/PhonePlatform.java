package lineclear.platform;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A phone platform: its events in, and the one question that we ask it. */
public interface PhonePlatform {
    /** As it stands in routes, records and settings, such as {@code twilio}. */
    String name();

    /**
     * Understands a delivery, once its signature has proved where it comes from. Nothing of the body is parsed before
     * that. No delivery, however broken, makes it throw.
     *
     * @param now for signatures that carry a time
     * @throws SecretsUnreadable when the store of the secrets does not answer: the sender should try again
     */
    Heard hear(Delivery delivery, Instant now);

    /**
     * Which of these calls are live? Never throws: whatever the platform does not say is {@link CallState.Unknown}.
     *
     * @return an answer for each of the call ids
     */
    Map<String, CallState> ask(Collection<String> callIds);

    /** How often, and how fast, it may be asked about calls for which nobody waits. */
    default LookupPace pace() {
        return LookupPace.TOGETHER;
    }

    /** Whether a {@link CallState.Live} of {@link #whoTalks} can name the agent. */
    default boolean saysWhoTalks() {
        return false;
    }

    /** The same question, where it matters with whom a live call is: the answer may cost the platform more. */
    default Map<String, CallState> whoTalks(Collection<String> callIds) {
        return ask(callIds);
    }

    /**
     * What became of calls whose ids were not kept, but names that are made of them: a platform that lists its calls
     * finds them there. Never throws; one that lists none says so by {@link CallState.Unknown}.
     *
     * @param naming makes the name of a call's id
     * @return an answer for each of the names, with the agent where {@link #whoTalks} would name them
     */
    default Map<String, CallState> askByName(Collection<String> names, UnaryOperator<String> naming) {
        Map<String, CallState> states = new HashMap<>();
        names.forEach(name -> states.put(
                name,
                new CallState.Unknown("the call's id was too long to be kept, and this platform lists no calls")));
        return states;
    }

    /**
     * Who placed a call, as the platform names them: asked when an event names only whom that caller had dialled
     * ({@link CallEvent#dialledFrom}). Never throws, and answers within {@link lineclear.patience.Patience#QUESTION}.
     *
     * @return empty when the platform does not say
     */
    default Optional<String> callerOf(String callId) {
        return Optional.empty();
    }
}
