package lineclear.function.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import lineclear.agent.Command;
import lineclear.agent.View;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Connections;
import lineclear.dynamodb.Connections.Connection;
import lineclear.platform.wire.Hmac;

/**
 * What a page says over its socket, and what it hears at once. Under a policy with presence the socket is a device of
 * its agent: watching and each beat renew its lease, its end ends that.
 */
@Singleton
public class Watching {
    private static final int LONGEST = 4096;
    /** As many as an agent sees in two hours, and an item that holds them is still written cheaply. */
    private static final int MOST_TOPICS = 64;
    /** A lease outlasts two beats that are lost. */
    private static final int BEATS_PER_LEASE = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connections connections;
    private final Agents agents;
    private final Policies policies;
    private final Reach reach;
    private final Clock clock;

    public Watching(Connections connections, Agents agents, Policies policies, Reach reach, Clock clock) {
        this.connections = connections;
        this.agents = agents;
        this.policies = policies;
        this.reach = reach;
        this.clock = clock;
    }

    /** The frame that answers a frame of a page. */
    public String answer(String id, String frame) {
        JsonNode said = parsed(frame);
        return switch (said.path("type").asText("")) {
            case "ping" -> open(id).map(this::here).orElseGet(Watching::over);
            case "watch" -> open(id).map(connection -> watch(connection, topics(said)))
                    .orElseGet(Watching::over);
            case "beat" -> open(id).map(this::beat).orElseGet(Watching::over);
            default -> Frames.refused(Frames.Refused.INVALID_REQUEST, "A frame is JSON, its type watch, beat or ping.");
        };
    }

    private String watch(Connection connection, List<String> topics) {
        List<String> more = topics.stream()
                .distinct()
                .filter(topic -> !connection.topics().contains(topic))
                .toList();
        if (connection.topics().size() + more.size() > MOST_TOPICS) {
            return Frames.refused(
                    Frames.Refused.FORBIDDEN, "One socket watches " + MOST_TOPICS + " topics at most: open another.");
        }
        Optional<String> closed =
                more.stream().filter(topic -> !reach.covers(connection, topic)).findFirst();
        if (topics.isEmpty() || closed.isPresent()) {
            return Frames.refused(
                    Frames.Refused.FORBIDDEN,
                    "This socket may watch " + String.join(", ", connection.topics())
                            + ", and of queues and tickets those that whoever looks at it may read.");
        }
        Optional<Connection> wider =
                more.isEmpty() ? Optional.of(connection) : connections.widen(connection.id(), more);
        wider.ifPresent(open -> connections.watch(open, topics));
        return wider.map(open -> Frames.hello(open, renewed(open), now())).orElseGet(Watching::over);
    }

    /** The newest there is: should anything have been lost on the way to this page, it is lost no longer. */
    private String here(Connection connection) {
        return Optional.ofNullable(connection.agentId())
                .flatMap(agents::find)
                .map(agent -> Frames.agent(View.of(policy(agent), agent, now())))
                .orElseGet(() -> Frames.pong(now()));
    }

    private String beat(Connection connection) {
        renewed(connection);
        return Frames.pong(now());
    }

    /** How often to beat; null where nobody asks for it. */
    private Duration renewed(Connection connection) {
        Optional<AgentRecord> agent = Optional.ofNullable(connection.agentId()).flatMap(agents::find);
        if (agent.isEmpty() || !policy(agent.get()).asksForPresence()) {
            return null;
        }
        agents.apply(connection.agentId(), new Command.Heartbeat(device(connection.id()), null));
        Duration beat = policy(agent.get()).timers().presence().dividedBy(BEATS_PER_LEASE);
        return beat.toSeconds() == 0 ? Duration.ofSeconds(1) : beat;
    }

    private Policy policy(AgentRecord agent) {
        return policies.orStandard(agent.policy());
    }

    /** Its socket is closed: the device that it was is gone. */
    public void left(Connection connection) {
        Optional<AgentRecord> agent = Optional.ofNullable(connection.agentId()).flatMap(agents::find);
        String device = device(connection.id());
        agent.filter(its -> its.presence().leases().containsKey(device))
                .ifPresent(its -> agents.apply(its, new Command.Leave(device)));
    }

    /** A name that fits into a record: the gateway's own may be longer, and of other characters. */
    static String device(String connectionId) {
        byte[] digest = Hmac.digest(Hmac.bytes(connectionId));
        return "page-" + HexFormat.of().formatHex(digest, 0, 6);
    }

    private Optional<Connection> open(String id) {
        return connections.find(id).filter(connection -> connection.until().isAfter(now()));
    }

    private static String over() {
        return Frames.refused(
                Frames.Refused.UNAUTHORIZED, "This socket's time is over: open another with a new ticket.");
    }

    private Instant now() {
        return clock.instant();
    }

    private static JsonNode parsed(String frame) {
        try {
            return frame == null || frame.length() > LONGEST
                    ? JSON.missingNode()
                    : JSON.readTree(frame.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static List<String> topics(JsonNode said) {
        List<String> topics = new ArrayList<>();
        said.path("topics").forEach(topic -> topics.add(topic.asText()));
        return topics;
    }
}
