package lineclear.platform;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A phone platform: its events in, and the one question that we ask it. */
public interface PhonePlatform {
    /** As it stands in routes, records and settings, such as {@code twilio}. */
    String name();

    /**
     * Understands a delivery, once its signature has proved where it comes from. Nothing of the body is parsed before that.
     * No delivery, however broken, makes it throw.
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

    /** Whether a {@link CallState.Live} of {@link #whoTalks} can name the agent. */
    default boolean saysWhoTalks() {
        return false;
    }

    /** The same question, where it matters with whom a live call is: the answer may cost the platform more. */
    default Map<String, CallState> whoTalks(Collection<String> callIds) {
        return ask(callIds);
    }

    /**
     * Who placed a call, as the platform names them: asked when an event names only whom that caller had dialled
     * ({@link CallEvent#dialledFrom}). Never throws, and answers within {@link lineclear.patience.Patience#CALLER}.
     *
     * @return empty when the platform does not say
     */
    default Optional<String> callerOf(String callId) {
        return Optional.empty();
    }
}
