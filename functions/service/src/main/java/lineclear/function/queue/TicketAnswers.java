package lineclear.function.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import lineclear.dynamodb.queue.Line;
import lineclear.function.Json;
import lineclear.function.Problem;
import lineclear.json.ChatJson;
import lineclear.json.TicketJson;
import lineclear.queue.Ticket;
import lineclear.queue.TicketOutcome;
import lineclear.queue.TicketRules;
import lineclear.queue.TicketState;

/** {@code { "ticket": …, "position"?: … }}, the answer of most functions here. */
@Singleton
class TicketAnswers {
    /** Whoever stands further behind hears this number. */
    static final int LAST_POSITION = 1000;

    private final Line line;
    private final Clock clock;

    TicketAnswers(Line line, Clock clock) {
        this.line = line;
        this.clock = clock;
    }

    /** As it stands now; one query more for somebody who waits. */
    ObjectNode of(Ticket stored) {
        return of(stored, "ticket", TicketJson::of);
    }

    /** The same for whoever asks: a customer sees of it what is theirs to know. */
    ObjectNode of(Ticket stored, Party whom) {
        return whom.isCustomer() ? of(stored, "chat", ChatJson::of) : of(stored);
    }

    private ObjectNode of(Ticket stored, String name, BiFunction<Ticket, Instant, ObjectNode> shown) {
        Instant now = clock.instant();
        Ticket settled = TicketRules.settled(stored, now);
        ObjectNode body = Json.object();
        body.set(name, shown.apply(settled, now));
        return settled.state() == TicketState.WAITING
                ? body.put("position", line.ahead(settled, LAST_POSITION - 1) + 1)
                : body;
    }

    /** The ticket after a command that was not refused. */
    static Ticket granted(TicketOutcome outcome) {
        if (outcome instanceof TicketOutcome.Refused refused) {
            throw new Problem(refused.refusal());
        }
        return outcome.ticket();
    }
}
