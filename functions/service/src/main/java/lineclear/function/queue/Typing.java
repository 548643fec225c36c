package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lineclear.chat.ChatRules;
import lineclear.dynamodb.Connections;
import lineclear.dynamodb.queue.Tickets;
import lineclear.function.Answers;
import lineclear.function.Problem;
import lineclear.function.Request;
import lineclear.function.live.TicketFrames;
import lineclear.push.Delivery;
import lineclear.push.Topic;
import lineclear.queue.Ticket;
import lineclear.word.Actor;
import lineclear.word.Side;

/** Whoever looks at a chat sees that somebody is writing. Kept nowhere; who is not told of it misses nothing. */
public class Typing {
    private final Tickets tickets;
    private final Connections connections;
    private final Delivery delivery;
    private final Parties parties;
    private final Answers answers;
    private final Clock clock;

    Typing(Tickets tickets, Connections connections, Delivery delivery, Parties parties, Answers answers, Clock clock) {
        this.tickets = tickets;
        this.connections = connections;
        this.delivery = delivery;
        this.parties = parties;
        this.answers = answers;
        this.clock = clock;
    }

    @Funq("typing")
    public APIGatewayV2HTTPResponse typing(APIGatewayV2HTTPEvent event) {
        return answers.to("typing", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Party party = parties.of(request, Actor.Role.AGENT, Actor.Role.CLIENT);
        request.body();
        Instant now = clock.instant();
        Ticket ticket = tickets.find(party.ticketId()).orElseThrow(() -> Named.unknownTicket(party.ticketId()));
        ChatRules.refuses(ticket, party.side(), party.agentId(), now).ifPresent(refusal -> {
            throw new Problem(refusal);
        });
        String frame = TicketFrames.typing(ticket.id(), party.side());
        Map<String, List<String>> frames = new HashMap<>();
        Stream<String> agent = party.side() == Side.CUSTOMER && ticket.reached().answered() != null
                ? Stream.of(Topic.ofAgent(ticket.offer().agentId()))
                : Stream.empty();
        Stream.concat(Stream.of(Topic.ofTicket(ticket.id())), agent)
                .flatMap(topic -> connections.watching(topic, now).stream())
                .forEach(connection -> frames.put(connection, List.of(frame)));
        delivery.send(frames);
        return Answers.Answer.done();
    }
}
