package lineclear.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lineclear.local.check.CheckAnswer;

/** One agent and the customer of the moment: what each of them does, and a sentence about it. */
final class Scene {
    private static final String[] CUSTOMERS = {
        "Grace", "Alan", "Edsger", "Barbara", "Donald", "Radia", "Leslie", "Frances", "Tony", "Karen"
    };
    private static final String[] DOINGS = {"adding-funds", "reading-profile", "choosing-a-time"};
    /** Of a call of which nobody has told: reconcile runs each minute. */
    private static final int MOST_LOOKS = 120;

    private static final int LOOKS_BEFORE = 3;

    private final Cast agent;
    private final DemoApi api;
    private final Exchange exchange;
    private final URI service;
    private final Consumer<String> told;
    private final Random random;

    private int looks;
    private String sessionId;
    private String callId;
    private String customer;
    private URI events;

    Scene(Cast agent, DemoApi api, Exchange exchange, URI service, Consumer<String> told, Random random) {
        this.agent = agent;
        this.api = api;
        this.exchange = exchange;
        this.service = service;
        this.told = told;
        this.random = random;
    }

    Cast agent() {
        return agent;
    }

    private String channel() {
        return agent.policy().equals("asm") ? "chat" : "voice";
    }

    /**
     * Whether they may be offered a customer; where only they themselves can change that, they do, but not before
     * everybody has seen how they stand.
     */
    boolean ready() throws InterruptedException {
        JsonNode view = api.view(agent).body();
        if (view.at("/accepts/" + channel()).asBoolean()) {
            looks = 0;
            return true;
        }
        if (++looks > LOOKS_BEFORE
                && view.path("sessions").isEmpty()
                && view.path("until").isNull()) {
            api.setStatus(agent, "available", null);
        }
        return false;
    }

    boolean reserves(int holdSeconds) throws InterruptedException {
        sessionId = "demo-" + UUID.randomUUID();
        callId = "call-" + sessionId.substring(5);
        customer = CUSTOMERS[random.nextInt(CUSTOMERS.length)];
        CheckAnswer answer = api.reserve(
                agent, sessionId, channel(), person(customer, DOINGS[random.nextInt(DOINGS.length)]), holdSeconds);
        if (!answer.accepted()) {
            return false;
        }
        URI address = URI.create(answer.body().path("events").asText(""));
        events = service.resolve(address.getRawPath() + "?" + address.getRawQuery());
        told.accept(customer + " holds " + agent.person() + ", for " + holdSeconds + " s at most.");
        return true;
    }

    private static ObjectNode person(String name, String doing) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "demo-" + name.toLowerCase())
                .put("name", name)
                .put("doing", doing);
    }

    boolean secondCustomer() throws InterruptedException {
        String other = customer.equals("Ivan") ? "Olga" : "Ivan";
        CheckAnswer answer = api.reserve(agent, "demo-" + UUID.randomUUID(), channel(), person(other, DOINGS[0]), 30);
        told.accept(other + " asks for " + agent.person() + " at the same time: "
                + answer.body().path("code").asText("granted") + ". " + answer.detail());
        return true;
    }

    boolean holdRanOut() {
        told.accept(
                customer + " was never heard of again: the hold ended by itself, and " + agent.person() + " is free.");
        return true;
    }

    boolean rings() throws InterruptedException {
        exchange.begins(callId, agent.agentId());
        return tell("call.ringing", null) && says(agent.person() + "'s phone rings for " + customer + ".");
    }

    boolean answers() throws InterruptedException {
        return tell("call.connected", null) && says(agent.person() + " talks with " + customer + ".");
    }

    boolean answeredUnheard() {
        return says(agent.person() + " talks with " + customer
                + ", but the phone system's event is lost: the record says that it rings.");
    }

    boolean untilFoundTalking() throws InterruptedException {
        return until(view -> session(view).path("phase").asText().equals("connected"))
                && says("Reconcile has asked the phone system: " + agent.person() + " is connected.");
    }

    boolean ended() throws InterruptedException {
        exchange.ends(callId);
        boolean heard = tell("call.ended", "completed");
        exchange.forget(callId);
        return heard && says(agent.person() + " and " + customer + " have hung up.");
    }

    boolean endsUnanswered(String outcome) throws InterruptedException {
        exchange.ends(callId);
        boolean heard = tell("call.ended", outcome);
        exchange.forget(callId);
        return heard
                && says(agent.person() + (outcome.equals("declined") ? " declined " : " did not answer ") + customer
                        + ".");
    }

    boolean endedUnheard() throws InterruptedException {
        exchange.ends(callId);
        says(agent.person() + " and " + customer
                + " have hung up, but the phone system's event is lost: the record still says busy.");
        boolean repaired = until(view -> session(view).isMissingNode());
        exchange.forget(callId);
        return repaired && says("Reconcile has asked the phone system: " + agent.person() + " is free again.");
    }

    boolean takesABreak() throws InterruptedException {
        return api.setStatus(agent, "break", "Coffee").accepted() && says(agent.person() + " takes a break.");
    }

    boolean isBack() throws InterruptedException {
        return api.setStatus(agent, "available", null).accepted() && says(agent.person() + " is back.");
    }

    private boolean says(String sentence) {
        told.accept(sentence);
        return true;
    }

    private boolean tell(String type, String outcome) throws InterruptedException {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("callId", callId)
                .put("agentId", agent.agentId())
                .put("channel", channel());
        if (outcome != null) {
            data.put("outcome", outcome);
        }
        return exchange.tell(events, type, data).accepted();
    }

    /** The session of this scene; missing when it is over. */
    private JsonNode session(JsonNode view) {
        for (JsonNode session : view.path("sessions")) {
            if (session.path("sessionId").asText().equals(sessionId)) {
                return session;
            }
        }
        return MissingNode.getInstance();
    }

    private boolean until(Predicate<JsonNode> so) throws InterruptedException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            CheckAnswer answer = api.view(agent);
            if (answer.accepted() && so.test(answer.body())) {
                return true;
            }
            Thread.sleep(2000);
        }
        return false;
    }

    /** Ends whatever is open, and takes the agent away. */
    boolean leaves() throws InterruptedException {
        if (!api.isOurs(agent)) {
            return true;
        }
        for (int attempt = 0; attempt < 3; attempt++) {
            for (JsonNode session : api.view(agent).body().path("sessions")) {
                boolean talked = session.path("phase").asText().equals("connected");
                api.release(agent, session.path("sessionId").asText(), talked ? "completed" : "cancelled");
            }
            int status = api.unregister(agent).status();
            if (status == 200 || status == 404) {
                return true;
            }
        }
        return false;
    }
}
