package lineclear.routing;

/**
 * For whom to look.
 *
 * @param ticketId null when it is an agent
 * @param agentId null when it is a ticket
 */
public record Wake(String ticketId, String agentId) {}
