package lineclear.chat;

import lineclear.word.Side;
import org.jspecify.annotations.Nullable;

/**
 * Somebody writes.
 *
 * @param agentId the agent who does; null for the customer
 * @param clientId the sender's own name for this message, a new one for each: the same again is the same message
 * @param text 1 to {@value ChatRules#LONGEST_BYTES} bytes of UTF-8
 */
public record Utterance(Side from, @Nullable String agentId, String clientId, String text) {
    public static Utterance byCustomer(String clientId, String text) {
        return new Utterance(Side.CUSTOMER, null, clientId, text);
    }

    public static Utterance byAgent(String agentId, String clientId, String text) {
        return new Utterance(Side.AGENT, agentId, clientId, text);
    }

    /** Without the text, like {@link Message#toString}. */
    @Override
    public String toString() {
        return "a message of the " + from.word();
    }
}
