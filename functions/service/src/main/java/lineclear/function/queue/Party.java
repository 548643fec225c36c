package lineclear.function.queue;

import lineclear.word.Actor;
import lineclear.word.Side;

/**
 * Who asks about which ticket.
 *
 * @param by as whom they do
 * @param agentId the agent that they are; null for everybody else
 * @param isCustomer whether it is the ticket's own customer, with a token of theirs
 */
record Party(String ticketId, Actor by, String agentId, boolean isCustomer) {
    /** For whom they write: a client program does it for its customer. */
    Side side() {
        return agentId == null ? Side.CUSTOMER : Side.AGENT;
    }
}
