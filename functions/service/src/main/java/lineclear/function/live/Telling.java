package lineclear.function.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import lineclear.agent.View;
import lineclear.agent.policy.Policies;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Connections;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.metrics.Measurement;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import lineclear.patience.Patience;
import lineclear.push.Delivery;
import lineclear.push.Topic;

/**
 * Of a batch of changes, what those who watch see: of each agent the newest only, to each connection once, and of many
 * agents many in a frame. Who did not get theirs hears that it should ask, a moment later or before the next batch.
 */
@Singleton
public class Telling {
    private final Connections connections;
    private final Delivery delivery;
    private final Policies policies;
    private final Clock clock;
    private final Metrics metrics;
    private final Consumer<Patience> pause;
    /** By connection, what it was not told of. */
    private final Map<String, Set<String>> owed = new LinkedHashMap<>();

    /** An item of the stream; empty where there was none, or is none any more. */
    public record Change(Map<String, Object> before, Map<String, Object> after) {}

    @Inject
    Telling(Connections connections, Delivery delivery, Policies policies, Clock clock, Metrics metrics) {
        this(connections, delivery, policies, clock, metrics, Telling::sleep);
    }

    /** @param pause lets so much time pass */
    public Telling(
            Connections connections,
            Delivery delivery,
            Policies policies,
            Clock clock,
            Metrics metrics,
            Consumer<Patience> pause) {
        this.connections = connections;
        this.delivery = delivery;
        this.policies = policies;
        this.clock = clock;
        this.metrics = metrics;
        this.pause = pause;
    }

    /** What is to be sent, and over which topics each connection gets it. */
    private final class Post {
        private final Instant now = clock.instant();
        private final Map<String, List<String>> frames = new LinkedHashMap<>();
        private final Map<String, Set<String>> topics = new LinkedHashMap<>();

        void to(String topic, List<String> some) {
            for (String connection : some.isEmpty() ? List.<String>of() : connections.watching(topic, now)) {
                frames.computeIfAbsent(connection, first -> new ArrayList<>()).addAll(some);
                topics.computeIfAbsent(connection, first -> new TreeSet<>()).add(topic);
            }
        }
    }

    /** @throws TableUnreachable when the table does not say who watches */
    public synchronized void tell(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        sendOwed();
        Post post = new Post();
        List<ObjectNode> rows = new ArrayList<>();
        boolean left = false;
        for (Map.Entry<String, Change> change : newest(changes).entrySet()) {
            String agentId = change.getKey();
            if (change.getValue().after().isEmpty()) {
                post.to(Topic.ofAgent(agentId), List.of(Frames.stale(List.of(Topic.ofAgent(agentId)))));
                left = true;
                continue;
            }
            View is = view(change.getValue().after(), post.now);
            ObjectNode before = change.getValue().before().isEmpty()
                    ? null
                    : Frames.row(view(change.getValue().before(), post.now));
            post.to(Topic.ofAgent(agentId), List.of(Frames.agent(is)));
            ObjectNode row = Frames.row(is);
            if (before == null || !seenAlike(before, row)) {
                rows.add(row);
            }
        }
        List<String> floor = new ArrayList<>(Frames.rows(rows));
        if (left) {
            floor.add(Frames.stale(List.of(Topic.FLOOR)));
        }
        post.to(Topic.FLOOR, floor);
        deliver(post);
    }

    /** The first image before and the last one after, of each agent. */
    private static Map<String, Change> newest(List<Change> changes) {
        Map<String, Change> newest = new LinkedHashMap<>();
        for (Change change : changes) {
            String agentId = Agents.idOf(change.after().isEmpty() ? change.before() : change.after());
            newest.merge(agentId, change, (first, last) -> new Change(first.before(), last.after()));
        }
        return newest;
    }

    /** Whether the floor shows both the same: a version alone is nothing to see. */
    private static boolean seenAlike(ObjectNode before, ObjectNode row) {
        ObjectNode was = before.deepCopy();
        was.set("version", row.get("version"));
        return was.equals(row);
    }

    private View view(Map<String, Object> image, Instant now) {
        AgentRecord record = Agents.inImage(image);
        return View.of(policies.orStandard(record.policy()), record, now);
    }

    private void deliver(Post post) {
        if (post.frames.isEmpty()) {
            return;
        }
        Delivery.Report report = delivery.send(post.frames);
        settle(report);
        report.owed().forEach(connection -> owed.put(connection, post.topics.get(connection)));
        metrics.record(
                Measurement.of(Metric.PUSHED, report.taken()),
                Measurement.of(Metric.PUSH_OWED, report.owed().size()));
        if (!owed.isEmpty()) {
            pause.accept(Patience.LET_UP);
            sendOwed();
        }
    }

    private void sendOwed() {
        if (owed.isEmpty()) {
            return;
        }
        Map<String, List<String>> frames = new LinkedHashMap<>();
        owed.forEach((connection, topics) -> frames.put(connection, List.of(Frames.stale(topics))));
        Delivery.Report report = delivery.send(frames);
        settle(report);
        owed.keySet().retainAll(report.owed());
    }

    private static void sleep(Patience patience) {
        try {
            Thread.sleep(patience.most().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(Delivery.Report report) {
        for (String connection : report.gone()) {
            owed.remove(connection);
            connections.close(connection);
        }
    }
}
