package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.queue.Line;
import lineclear.dynamodb.queue.Offers;
import lineclear.dynamodb.queue.Queues;
import lineclear.dynamodb.queue.Tickets;
import lineclear.function.Answers;
import lineclear.function.Body;
import lineclear.function.CustomerToken;
import lineclear.function.Problem;
import lineclear.function.Request;
import lineclear.function.Reserve;
import lineclear.queue.Queue;
import lineclear.queue.Refusal;
import lineclear.queue.Talk;
import lineclear.queue.Ticket;
import lineclear.queue.TicketCommand;
import lineclear.queue.TicketOutcome;
import lineclear.queue.TicketRules;
import lineclear.queue.TicketState;
import lineclear.routing.Router;
import lineclear.word.Actor;
import lineclear.word.Channel;
import org.jboss.logging.Logger;

/** A customer begins to wait in a queue; if somebody is free, they are offered the customer at once. */
public class Enqueue {
    private static final Logger LOG = Logger.getLogger("lineclear");
    private static final String[] MEMBERS = {"ticketId", "channel", "customer", "skills", "priority", "aliveSeconds"};
    /** With the number of an offer behind it, it is a session's id. */
    private static final Pattern TICKET_ID = Pattern.compile("[A-Za-z0-9._~@:+-]{1,59}");

    private final Queues queues;
    private final Tickets tickets;
    private final Line line;
    private final Router router;
    private final TicketAnswers shown;
    private final Answers answers;
    private final Clock clock;

    Enqueue(
            Queues queues,
            Tickets tickets,
            Line line,
            Router router,
            TicketAnswers shown,
            Answers answers,
            Clock clock) {
        this.queues = queues;
        this.tickets = tickets;
        this.line = line;
        this.router = router;
        this.shown = shown;
        this.answers = answers;
        this.clock = clock;
    }

    @Funq("enqueue")
    public APIGatewayV2HTTPResponse enqueue(APIGatewayV2HTTPEvent event) {
        return answers.to("enqueue", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        request.caller(Actor.Role.CLIENT);
        String queueId = Named.queue(request);
        Body body = request.body(MEMBERS);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Queue queue = queues.find(queueId).orElseThrow(() -> Named.unknownQueue(queueId));
        Ticket told = decode(body, queue, now);
        Answers.aboutTicket(told.id());
        Optional<Refusal> refusal = queue.refuses(
                told.channel(), line.waiting(queueId, queue.limits().mostWaiting()), now);
        // Whoever waits already may say so again, whatever has become of the queue since.
        if (refusal.isPresent() && !(body.id("ticketId") != null && waitsAlready(told))) {
            throw new Problem(refusal.get());
        }
        CustomerToken token = CustomerToken.issue(told.id());
        TicketOutcome outcome = tickets.enqueue(
                told.channel() == Channel.CHAT ? told.talked(Talk.NOTHING.under(token.digest()), null) : told);
        boolean news = outcome instanceof TicketOutcome.Changed;
        Ticket stored = TicketAnswers.granted(outcome);
        Ticket keyed = news ? stored : keyed(stored, token);
        ObjectNode answer = shown.of(lookedAt(keyed));
        if (token.digest().equals(keyed.talk().key())) {
            answer.put("customerToken", token.text());
        }
        return new Answers.Answer(news ? 201 : 200, answer);
    }

    /** The token before is known to nobody here: whoever asks again gets another, in its place. */
    private Ticket keyed(Ticket stored, CustomerToken token) {
        return stored.channel() == Channel.CHAT && !stored.state().last()
                ? tickets.apply(stored.id(), new TicketCommand.Key(token.digest()))
                        .map(TicketOutcome::ticket)
                        .orElse(stored)
                : stored;
    }

    private static Ticket decode(Body body, Queue queue, Instant now) {
        String ticketId = body.id("ticketId") == null ? null : body.matching("ticketId", TICKET_ID);
        Channel channel = body.requiredWord("channel", Channel.class, EnumSet.allOf(Channel.class));
        List<String> skills = body.list("skills", Ticket.MOST_SKILLS, element -> element.requiredId(Body.ELEMENT));
        Long priority = body.number("priority", 0, Ticket.LAST_PRIORITY);
        Ticket.Wish wish = new Ticket.Wish(
                skills == null ? List.of() : skills,
                queue.limits().relaxAfter(),
                priority == null ? Ticket.DEFAULT_PRIORITY : priority.intValue());
        return Ticket.waiting(
                ticketId == null ? UUID.randomUUID().toString() : ticketId,
                queue.id(),
                channel,
                Reserve.customer(body),
                wish,
                now,
                now.plus(Alive.lease(body)));
    }

    private boolean waitsAlready(Ticket told) {
        return tickets.find(told.id()).filter(told::isSame).isPresent();
    }

    /** They wait already: that nobody can be found for them at this moment is no reason to say that they do not. */
    private Ticket lookedAt(Ticket ticket) {
        if (TicketRules.settled(ticket, clock.instant()).state() != TicketState.WAITING) {
            return ticket;
        }
        try {
            return router.forTicket(ticket.id(), true)
                    .map(Offers.Result.Made::ticket)
                    .orElse(ticket);
        } catch (TableUnreachable fault) {
            LOG.warnf("enqueue: nobody looked for an agent for ticket %s; reconcile will", ticket.id());
            return ticket;
        }
    }
}
