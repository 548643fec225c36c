package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.funqy.Funq;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import lineclear.agent.Command;
import lineclear.agent.Outcome;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Customer;
import lineclear.agent.record.Session;
import lineclear.dynamodb.Agents;
import lineclear.platform.PlatformNames;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Kind;

/** Holds an agent for one customer. */
public class Reserve {
    static final String[] MEMBERS = {"sessionId", "channel", "kind", "customer", "holdSeconds", "platform", "queue"};

    private final Agents agents;
    private final EventUrls urls;
    private final PlatformNames platforms;
    private final Answers answers;

    Reserve(Agents agents, EventUrls urls, PlatformNames platforms, Answers answers) {
        this.agents = agents;
        this.urls = urls;
        this.platforms = platforms;
        this.answers = answers;
    }

    @Funq("reserve")
    public APIGatewayV2HTTPResponse reserve(APIGatewayV2HTTPEvent event) {
        return answers.to("reserve", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        request.caller(Actor.Role.CLIENT);
        String agentId = request.agentId();
        Command.Reserve reserve = decode(request.body(MEMBERS));
        Answers.aboutSession(reserve.sessionId());
        setUp(reserve.platform());
        // Before the hold is written: a key that cannot be read must not leave the agent held for nobody.
        Optional<EventUrls.Signer> signer = reserve.platform() == null ? Optional.empty() : urls.signer();
        Outcome outcome = agents.apply(agentId, reserve);
        AgentRecord record = Answers.granted(outcome);
        Session session = record.sessions().get(reserve.sessionId());
        ObjectNode body = Json.object()
                .put("sessionId", session.id())
                .put("expiresAt", Json.time(session.until()))
                .put(
                        "events",
                        signer.map(with -> with.of(session.platform(), agentId, session.id()))
                                .orElse(null));
        body.set("agent", Json.view(answers.view(record)));
        boolean granted = outcome instanceof Outcome.Changed changed && changed.effect() == Outcome.Effect.GRANT;
        return new Answers.Answer(granted ? 201 : 200, body);
    }

    /** An address for the events of a platform that nobody hears here would be a promise that nobody keeps. */
    private void setUp(String platform) {
        if (platform != null && !platforms.names().contains(platform)) {
            throw Problem.invalid(
                    platforms.names().isEmpty()
                            ? "No phone platform is set up here: leave platform out."
                            : "platform must be one that is set up here: " + String.join(", ", platforms.names())
                                    + ".");
        }
    }

    static Command.Reserve decode(Body body) {
        Customer customer = customer(body);
        Long holdSeconds = body.number("holdSeconds", 1, 600);
        return new Command.Reserve(
                Optional.ofNullable(body.id("sessionId"))
                        .orElseGet(() -> UUID.randomUUID().toString()),
                body.requiredWord("channel", Channel.class, EnumSet.allOf(Channel.class)),
                Optional.ofNullable(body.word("kind", Kind.class, EnumSet.allOf(Kind.class)))
                        .orElse(Kind.STANDARD),
                customer,
                holdSeconds == null ? null : Duration.ofSeconds(holdSeconds),
                body.matching("platform", Register.PLATFORM),
                body.id("queue"));
    }

    /** The customer of a request's body. */
    public static Customer customer(Body body) {
        Body customer = body.requiredObject("customer", "id", "name", "doing");
        return new Customer(customer.requiredId("id"), customer.text("name", 64), customer.text("doing", 32));
    }
}
