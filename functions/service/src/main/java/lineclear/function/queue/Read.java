package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import lineclear.dynamodb.queue.Transcripts;
import lineclear.function.Answers;
import lineclear.function.Json;
import lineclear.function.Request;
import lineclear.json.ChatJson;
import lineclear.queue.TicketRules;

/** The messages of a chat that follow those which somebody has; or the chat as a record of its own. */
public class Read {
    /** A longer chat nobody writes. */
    private static final int LAST = 999_999;

    private final Transcripts transcripts;
    private final ChatRecord whole;
    private final Readers readers;
    private final Parties parties;
    private final Answers answers;
    private final Clock clock;

    Read(Transcripts transcripts, ChatRecord whole, Readers readers, Parties parties, Answers answers, Clock clock) {
        this.transcripts = transcripts;
        this.whole = whole;
        this.readers = readers;
        this.parties = parties;
        this.answers = answers;
        this.clock = clock;
    }

    @Funq("read")
    public APIGatewayV2HTTPResponse read(APIGatewayV2HTTPEvent event) {
        return answers.to("read", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Party party = parties.of(request, Readers.ROLES);
        int after = request.number("after", 0, LAST, 0);
        if (request.routeKey().endsWith("/transcript")) {
            return whole.of(party, request, after);
        }
        int most = request.number("limit", 1, Transcripts.LARGEST_PAGE, Transcripts.LARGEST_PAGE);
        Transcripts.Page page = transcripts
                .read(party.ticketId(), after, most)
                .orElseThrow(() -> Named.unknownTicket(party.ticketId()));
        readers.permit(party, page.ticket());
        ObjectNode body = Json.object()
                .put("ticketId", party.ticketId())
                .put(
                        "state",
                        TicketRules.settled(page.ticket(), clock.instant())
                                .state()
                                .word())
                .put("seq", page.ticket().talk().seq());
        ArrayNode messages = body.putArray("messages");
        page.messages().forEach(message -> messages.add(ChatJson.message(message, !party.isCustomer())));
        return new Answers.Answer(200, body);
    }
}
