package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lineclear.TestClock;
import lineclear.TestDatabase;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.contract.OpenApi;
import lineclear.dynamodb.AddressBook;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.DriftRuns;
import lineclear.dynamodb.Overdue;
import lineclear.dynamodb.Registry;
import lineclear.dynamodb.Removal;
import lineclear.dynamodb.Roster;
import lineclear.dynamodb.SessionHistory;
import lineclear.dynamodb.TableClient;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.function.live.Reach;
import lineclear.function.queue.QueueFunctions;
import lineclear.inquiry.CallLookups;
import lineclear.inquiry.DueLooks;
import lineclear.inquiry.Inquiry;
import lineclear.inquiry.Repair;
import lineclear.metrics.Measurement;
import lineclear.metrics.Metrics;
import lineclear.platform.PhonePlatforms;
import lineclear.platform.PlatformNames;
import lineclear.platform.secret.Secrets;
import lineclear.push.Delivery;
import lineclear.push.Postbox;
import lineclear.push.Sent;
import lineclear.push.Tickets;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

/**
 * The functions on a table of their own, with a clock that the test turns. Every answer is held against the OpenAPI
 * document.
 */
final class Workbench implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final OpenApi CONTRACT = OpenApi.load();

    final TestDatabase database = new TestDatabase();
    /** How often the table has been asked. */
    final AtomicInteger requests = new AtomicInteger();

    /** What happens before each read of a page of records. */
    volatile Runnable beforePages = () -> {};

    final DynamoDbClient client = database.client()
            .overrideConfiguration(its -> its.addExecutionInterceptor(new ExecutionInterceptor() {
                @Override
                public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                    requests.incrementAndGet();
                    if (context.request() instanceof BatchGetItemRequest) {
                        beforePages.run();
                    }
                }
            }))
            .httpClientBuilder(TableClient.http())
            .build();
    final TestClock clock = new TestClock();
    private final Map<String, UnaryHandler> functions = new LinkedHashMap<>();
    final History history;
    final Reconcile reconcile;
    private final DueLooks dueLooks;
    private final Inquiry inquiry;
    private final Repair repair;
    final Metrics metrics;
    final Answers answers;
    final ContactEvent contactEvent;
    final Live live;
    final Reach reach;
    final Agents agents;
    final QueueFunctions queues;
    /** What is to be looked at again, and when. */
    final Alarms alarms = new Alarms();

    /** Takes the frames for pages. */
    volatile Postbox postbox = (connection, frame) -> CompletableFuture.completedFuture(Sent.TAKEN);

    final Delivery delivery = new Delivery((connection, frame) -> postbox.post(connection, frame), 1000, clock);

    /** What the functions have counted. */
    final List<Measurement> measured = Collections.synchronizedList(new ArrayList<>());

    private interface UnaryHandler
            extends java.util.function.Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {}

    Workbench() {
        this(new Policies(Presets.policies(), "keen"));
    }

    Workbench(Policies policies) {
        this(policies, PhonePlatforms.NONE);
    }

    Workbench(Policies policies, PhonePlatforms platforms) {
        this(policies, platforms, EventKeys.literal("key-1"));
    }

    /** @param eventKeys what the addresses of sessions' events are signed with */
    Workbench(Policies policies, PhonePlatforms platforms, Secrets eventKeys) {
        this(policies, platforms, eventKeys, Optional.empty());
    }

    Workbench(Policies policies, PhonePlatforms platforms, Secrets eventKeys, Optional<String> socketUrl) {
        metrics = new Metrics(measured::addAll);
        client.createTable(TableDefinition.create("lineclear"));
        answers = new Answers(policies, clock, metrics);
        agents = new Agents(client, "lineclear", policies, clock, metrics);
        Registry registry = new Registry(client, "lineclear", policies, clock);
        functions.put("register", new Register(registry, policies, answers)::register);
        functions.put(
                "unregister", new Unregister(new Removal(client, "lineclear", policies, clock), answers)::unregister);
        Tickets tickets = new Tickets(eventKeys, clock);
        CustomerAccess customers =
                new CustomerAccess(new lineclear.dynamodb.queue.Tickets(client, "lineclear", clock), clock);
        live = new Live(tickets, socketUrl, registry, customers, answers, clock);
        functions.put("live", live::live);
        functions.put("show", new Show(agents, registry, new Roster(client, "lineclear"), answers)::show);
        AddressBook addresses = new AddressBook(client, "lineclear");
        CallLookups lookups = new CallLookups(platforms, addresses, policies, clock, metrics);
        EventUrls urls = new EventUrls(Optional.of("https://lines.example.com"), eventKeys, clock);
        Facts facts = new Facts(agents, addresses, lookups, clock, metrics);
        functions.put("reserve", new Reserve(agents, urls, new PlatformNames(platforms.names()), answers)::reserve);
        functions.put("connect", new Connect(agents, answers)::connect);
        functions.put("release", new Release(agents, answers)::release);
        functions.put("verify", new Verify(agents, lookups, answers)::verify);
        functions.put("clear", new Clear(agents, lookups, answers)::clear);
        functions.put("set-status", new SetStatus(agents, answers)::setStatus);
        functions.put("drift", new Drift(new DriftRuns(client, "lineclear"), clock, answers)::drift);
        functions.put("heartbeat", new Heartbeat(agents, answers)::heartbeat);
        history = new History(new SessionHistory(client, "lineclear"), clock);
        functions.put("webhook", new Webhook(platforms, urls, facts, answers, clock, metrics)::webhook);
        contactEvent = new ContactEvent(platforms, facts, clock);
        reach = new Reach(agents, new lineclear.dynamodb.queue.Tickets(client, "lineclear", clock), clock);
        queues = new QueueFunctions(
                client, policies, agents, registry, answers, alarms, clock, metrics, customers, delivery);
        queues.byName.forEach((name, function) -> functions.put(name, function::apply));
        dueLooks = new DueLooks(new Overdue(client, "lineclear"), agents, policies, clock);
        inquiry = new Inquiry(lookups, clock);
        repair = new Repair(agents, policies, lookups, clock);
        reconcile = reconcile(Duration.ofSeconds(50), 8);
    }

    Reconcile reconcile(Duration most, int threads) {
        return reconcile(most, threads, new DriftRuns(client, "lineclear"));
    }

    Reconcile reconcile(Duration most, int threads, DriftRuns runs) {
        return new Reconcile(
                dueLooks, inquiry, repair, queues.rounds, clock, metrics, runs, Reconcile.MINUTE, most, threads);
    }

    /** An answer that the document allows. */
    record Answer(int status, Map<String, String> headers, JsonNode body) {
        String code() {
            return body.path("code").asText(null);
        }

        JsonNode agent() {
            return body.has("agent") ? body.get("agent") : body;
        }
    }

    /** A call as the gateway makes it, for a token with this scope. */
    Answer call(String routeKey, String agentId, String scope, String body) {
        return call(routeKey, agentId, scope, body, event -> event);
    }

    Answer call(
            String routeKey, String agentId, String scope, String body, UnaryOperator<APIGatewayV2HTTPEvent> changed) {
        return invoke(CONTRACT.function(routeKey), changed.apply(event(routeKey, agentId, scope, body)));
    }

    Answer invoke(String function, APIGatewayV2HTTPEvent event) {
        return answered(event, functions.get(function).apply(event));
    }

    Answer answered(APIGatewayV2HTTPEvent event, APIGatewayV2HTTPResponse response) {
        CONTRACT.assertValid(event.getRouteKey(), response.getStatusCode(), response.getHeaders(), response.getBody());
        try {
            String body = response.getBody();
            boolean json =
                    body != null && response.getHeaders().get("Content-Type").contains("json");
            JsonNode tree = json ? JSON.readTree(body) : body == null ? MissingNode.getInstance() : new TextNode(body);
            return new Answer(response.getStatusCode(), response.getHeaders(), tree);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static APIGatewayV2HTTPEvent event(String routeKey, String agentId, String scope, String body) {
        Map<String, String> claims = new LinkedHashMap<>(Map.of("sub", scope + "-1", "scope", scope));
        if (scope.equals("agent")) {
            claims.put("agent_id", agentId);
        }
        APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT jwt = APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT
                .builder()
                .withClaims(claims)
                .withScopes(java.util.List.of(scope))
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey(routeKey)
                .withPathParameters(inPath(routeKey, agentId))
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                                .withJwt(jwt)
                                .build())
                        .build())
                .withBody(body)
                .build();
    }

    /** Whatever the path names, by the same id. */
    private static Map<String, String> inPath(String routeKey, String id) {
        Map<String, String> parameters = Pattern.compile("\\{(agentId|queueId|ticketId)}")
                .matcher(routeKey)
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> id));
        return parameters.isEmpty() ? null : parameters;
    }

    Answer register(String agentId) {
        return call("PUT /agents/{agentId}", agentId, "supervisor", "{\"name\":\"Ada\"}");
    }

    Answer available(String agentId) {
        register(agentId);
        return post("set-status", agentId, "agent", "{\"status\":\"available\"}");
    }

    Answer post(String function, String agentId, String scope, String body) {
        return call("POST /agents/{agentId}/" + function, agentId, scope, body);
    }

    Answer reserve(String agentId, String sessionId) {
        return post(
                "reserve",
                agentId,
                "client",
                "{\"sessionId\":\"" + sessionId + "\",\"channel\":\"voice\",\"customer\":{\"id\":\"c-" + sessionId
                        + "\",\"name\":\"Grace\",\"doing\":\"adding-funds\"}}");
    }

    Answer connect(String agentId, String sessionId, String phase) {
        return post("connect", agentId, "client", "{\"sessionId\":\"" + sessionId + "\",\"phase\":\"" + phase + "\"}");
    }

    Answer release(String agentId, String sessionId, String outcome) {
        return post(
                "release", agentId, "client", "{\"sessionId\":\"" + sessionId + "\",\"outcome\":\"" + outcome + "\"}");
    }

    Answer show(String agentId) {
        return call("GET /agents/{agentId}", agentId, "supervisor", null);
    }

    @Override
    public void close() {
        client.close();
        database.close();
    }
}
