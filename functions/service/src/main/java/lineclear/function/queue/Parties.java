package lineclear.function.queue;

import jakarta.inject.Singleton;
import lineclear.function.Caller;
import lineclear.function.CustomerAccess;
import lineclear.function.Request;
import lineclear.word.Actor;

/** Two ways to a ticket: by its id, with a token that the gateway has checked, or as its customer with their own. */
@Singleton
class Parties {
    private final CustomerAccess customers;

    Parties(CustomerAccess customers) {
        this.customers = customers;
    }

    /**
     * One read of the table for a customer, none for anybody else.
     *
     * @param permitted who may do this by the ticket's id, the first that fits
     * @throws lineclear.function.Problem unauthorized, or forbidden
     */
    Party of(Request request, Actor.Role... permitted) {
        if (request.isOfCustomer()) {
            String ticketId = customers.ticket(request).id();
            return new Party(ticketId, new Actor(Actor.Role.CLIENT, null), null, true);
        }
        Caller caller = request.anyCaller();
        Actor by = caller.asAny(permitted);
        String agentId = by.role() == Actor.Role.AGENT ? caller.ownAgentId() : null;
        return new Party(Named.ticket(request), by, agentId, false);
    }
}
