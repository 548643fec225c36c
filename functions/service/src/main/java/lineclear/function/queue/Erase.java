package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import lineclear.dynamodb.queue.Transcripts;
import lineclear.function.Answers;
import lineclear.function.Json;
import lineclear.function.Request;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import lineclear.word.Actor;

/** Takes away what was written in a chat, as a person may ask for. That it was written, by whom and when, stays. */
public class Erase {
    private final Transcripts transcripts;
    private final Parties parties;
    private final Answers answers;

    Erase(Transcripts transcripts, Parties parties, Answers answers) {
        this.transcripts = transcripts;
        this.parties = parties;
        this.answers = answers;
    }

    @Funq("erase")
    public APIGatewayV2HTTPResponse erase(APIGatewayV2HTTPEvent event) {
        return answers.to("erase", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Party party = parties.of(request, Actor.Role.SUPERVISOR, Actor.Role.CLIENT);
        request.body();
        Transcripts.Erased erased = transcripts
                .erase(party.ticketId(), Deadline.in(Patience.ROUND))
                .orElseThrow(() -> Named.unknownTicket(party.ticketId()));
        return new Answers.Answer(
                200,
                Json.object()
                        .put("ticketId", party.ticketId())
                        .put("erased", erased.erased())
                        .put("everything", erased.everything()));
    }
}
