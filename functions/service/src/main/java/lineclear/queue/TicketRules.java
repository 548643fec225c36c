package lineclear.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one place that decides on tickets. */
public final class TicketRules {
    /** An agent who declined, missed or failed is not offered the same customer again for so long. */
    public static final Duration TURNED_AWAY = Duration.ofSeconds(60);

    private TicketRules() {}

    /**
     * The ticket as it stands at {@code now}, once the clock has had its say: an offer that nobody took up is over, a
     * customer who was not heard of is gone. Nothing is written for that: whoever meets it decides on this. Only that
     * they are gone is written down by and by ({@link TicketCommand.Lapse}), so that they stand in nobody's way.
     */
    public static Ticket settled(Ticket stored, Instant now) {
        Ticket.Offer offer = stored.offer();
        if (!stored.state().inLine()) {
            return stored;
        }
        Ticket ticket = stored;
        boolean lapsed = stored.state() == TicketState.OFFERED
                && !now.isBefore(Objects.requireNonNull(offer).until());
        if (lapsed) {
            Instant over = Objects.requireNonNull(offer).until();
            ticket = ticket.back(new Ticket.Turned(offer.agentId(), over.plus(TURNED_AWAY)), now);
        }
        // Whoever is being offered is waited for until the offer ends: answering is what the customer stays for.
        return ticket.state() == TicketState.WAITING && !now.isBefore(ticket.aliveUntil())
                ? ticket.ended(TicketState.ABANDONED, gone(ticket, lapsed ? offer : null))
                : ticket;
    }

    private static Instant gone(Ticket ticket, Ticket.@Nullable Offer lapsed) {
        return lapsed == null || ticket.aliveUntil().isAfter(lapsed.until()) ? ticket.aliveUntil() : lapsed.until();
    }

    /** What becomes of {@code stored} when {@code command} arrives at {@code clock}, to the millisecond. */
    public static TicketOutcome decide(Ticket stored, TicketCommand command, Instant clock) {
        Instant now = clock.truncatedTo(ChronoUnit.MILLIS);
        Ticket settled = settled(stored, now);
        if (command instanceof TicketCommand.Offer offer) {
            return offer(settled, offer, now);
        } else if (command instanceof TicketCommand.Rings rings) {
            boolean news = settled.state() == TicketState.OFFERED
                    && settled.isOffered(rings.sessionId())
                    && !rings.until()
                            .equals(Objects.requireNonNull(settled.offer()).until());
            return news ? changed(settled.offered(rings.until())) : unchanged(settled);
        } else if (command instanceof TicketCommand.Answered answered) {
            return answered(settled, answered);
        } else if (command instanceof TicketCommand.SessionEnded ended) {
            return ended(settled, ended, now);
        } else if (command instanceof TicketCommand.Alive alive) {
            return alive(settled, alive);
        } else if (command instanceof TicketCommand.Key key) {
            return settled.state().last()
                    ? new TicketOutcome.Refused(settled, over(settled))
                    : changed(settled.talked(
                            settled.talk().under(key.digest()),
                            settled.reached().replied()));
        } else if (command instanceof TicketCommand.Lapse) {
            return settled.state().last() && !stored.state().last() ? changed(settled) : unchanged(settled);
        } else if (command instanceof TicketCommand.Leave) {
            return leave(settled, now);
        }
        throw new IllegalStateException("no rule for " + command);
    }

    private static TicketOutcome offer(Ticket settled, TicketCommand.Offer offer, Instant now) {
        if (settled.state() == TicketState.WAITING && !settled.turnsAway(offer.agentId(), now)) {
            return changed(
                    settled.offered(new Ticket.Offer(offer.agentId(), settled.nextSession(), now, offer.until())));
        }
        return new TicketOutcome.Refused(settled, notWaiting(settled));
    }

    /** Customer and agent talk: whatever the record said, that is what is true. The first to be answered stays. */
    private static TicketOutcome answered(Ticket settled, TicketCommand.Answered told) {
        boolean made =
                Ticket.ofSession(told.sessionId()).filter(settled.id()::equals).isPresent();
        boolean already = settled.state() == TicketState.ANSWERED || settled.state() == TicketState.CLOSED;
        if (!made || already) {
            return unchanged(settled);
        }
        Ticket.Offer offer = settled.offer();
        Ticket.Offer by = offer != null && settled.isOffered(told.sessionId())
                ? offer
                : new Ticket.Offer(told.agentId(), told.sessionId(), told.at(), told.at());
        return changed(settled.answered(by, told.at()));
    }

    /**
     * The agent takes up an offer: a request, and so it may be refused. One that ran out may still be taken up while
     * the customer waits.
     */
    public static TicketOutcome accept(Ticket stored, String agentId, String sessionId, Instant clock) {
        Instant now = clock.truncatedTo(ChronoUnit.MILLIS);
        Ticket settled = settled(stored, now);
        boolean theirs = settled.isOffered(sessionId)
                && Objects.requireNonNull(settled.offer()).agentId().equals(agentId);
        if (theirs && settled.state() == TicketState.ANSWERED) {
            return unchanged(settled);
        }
        return theirs && settled.state().inLine()
                ? answered(settled, new TicketCommand.Answered(agentId, sessionId, now))
                : new TicketOutcome.Refused(settled, notWaiting(settled));
    }

    private static TicketOutcome ended(Ticket settled, TicketCommand.SessionEnded told, Instant now) {
        if (!settled.isOffered(told.sessionId())) {
            return unchanged(settled);
        }
        if (settled.state() == TicketState.ANSWERED) {
            return changed(settled.ended(TicketState.CLOSED, told.at()));
        } else if (settled.state() != TicketState.OFFERED) {
            return unchanged(settled);
        }
        return switch (told.ending()) {
                // Somebody talked, and the word of it was lost.
            case COMPLETED -> changed(settled.answered(Objects.requireNonNull(settled.offer()), told.at())
                    .ended(TicketState.CLOSED, told.at()));
            case CANCELLED -> changed(settled.ended(TicketState.ABANDONED, told.at()));
                // The hold gave way to another call, or was cleared: nothing that the agent did.
            case REVOKED, CLEARED, LOST -> changed(settled.back(null, now));
            default -> changed(settled.back(new Ticket.Turned(told.agentId(), now.plus(TURNED_AWAY)), now));
        };
    }

    private static TicketOutcome alive(Ticket settled, TicketCommand.Alive alive) {
        if (settled.state().last()) {
            return new TicketOutcome.Refused(settled, over(settled));
        }
        return alive.until().isAfter(settled.aliveUntil())
                ? changed(settled.aliveUntil(alive.until()))
                : unchanged(settled);
    }

    private static TicketOutcome leave(Ticket settled, Instant now) {
        if (settled.state().last()) {
            return unchanged(settled);
        }
        return changed(settled.ended(
                settled.state() == TicketState.ANSWERED ? TicketState.CLOSED : TicketState.ABANDONED, now));
    }

    private static Refusal notWaiting(Ticket settled) {
        Ticket.Offer offer = settled.offer();
        return switch (settled.state()) {
            case WAITING -> Refusal.of(
                    Refusal.Code.TICKET_TAKEN,
                    "This agent was offered the customer a short time ago and did not take them.");
            case OFFERED -> new Refusal(
                    Refusal.Code.TICKET_TAKEN,
                    "Agent " + Objects.requireNonNull(offer).agentId() + " is being offered this customer until "
                            + offer.until() + ".",
                    offer.until());
            case ANSWERED -> Refusal.of(
                    Refusal.Code.TICKET_TAKEN,
                    "Agent " + Objects.requireNonNull(offer).agentId() + " has answered this customer.");
            default -> over(settled);
        };
    }

    private static Refusal over(Ticket settled) {
        return Refusal.of(
                Refusal.Code.TICKET_ENDED,
                settled.state() == TicketState.CLOSED
                        ? "The conversation is over."
                        : "The customer does not wait any more.");
    }

    private static TicketOutcome changed(Ticket ticket) {
        return new TicketOutcome.Changed(ticket);
    }

    private static TicketOutcome unchanged(Ticket ticket) {
        return new TicketOutcome.Unchanged(ticket);
    }
}
