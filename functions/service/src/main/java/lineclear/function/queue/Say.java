package lineclear.function.queue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import lineclear.chat.ChatRules;
import lineclear.chat.Message;
import lineclear.chat.Utterance;
import lineclear.dynamodb.queue.Chats;
import lineclear.function.Answers;
import lineclear.function.Body;
import lineclear.function.Json;
import lineclear.function.Problem;
import lineclear.function.Request;
import lineclear.word.Actor;

/** Somebody writes in a chat: its agent, its customer, or a client program for the customer. */
public class Say {
    private static final String[] MEMBERS = {"clientId", "text"};

    private final Chats chats;
    private final Parties parties;
    private final Answers answers;

    Say(Chats chats, Parties parties, Answers answers) {
        this.chats = chats;
        this.parties = parties;
        this.answers = answers;
    }

    @Funq("say")
    public APIGatewayV2HTTPResponse say(APIGatewayV2HTTPEvent event) {
        return answers.to("say", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        Party party = parties.of(request, Actor.Role.AGENT, Actor.Role.CLIENT);
        Body body = request.body(MEMBERS);
        String clientId = body.requiredId("clientId");
        String text = body.requiredLines("text", ChatRules.LONGEST_BYTES);
        Chats.Result result = chats.say(party.ticketId(), new Utterance(party.side(), party.agentId(), clientId, text))
                .orElseThrow(() -> Named.unknownTicket(party.ticketId()));
        if (result instanceof Chats.Result.Refused refused) {
            throw new Problem(refused.refusal());
        }
        Chats.Result.Said said = (Chats.Result.Said) result;
        Message message = said.message();
        return new Answers.Answer(
                said.news() ? 201 : 200,
                Json.object()
                        .put("ticketId", party.ticketId())
                        .put("seq", message.seq())
                        .put("from", message.from().word())
                        .put("at", Json.time(message.at())));
    }
}
