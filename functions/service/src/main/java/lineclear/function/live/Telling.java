package lineclear.function.live;

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
import java.util.stream.Collectors;
import lineclear.agent.policy.Policies;
import lineclear.dynamodb.Connections;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.metrics.Measurement;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import lineclear.patience.Patience;
import lineclear.push.Delivery;

/**
 * Of a batch of changes, what those who watch see: of each agent and each ticket the newest only, to each connection
 * once. Who did not get theirs hears that it should ask, a moment later or before the next batch.
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
        Map<Boolean, List<Change>> ofTickets = changes.stream().collect(Collectors.partitioningBy(Change::isOfTicket));
        AgentNews.of(ofTickets.get(false), policies, post.now).forEach(post::to);
        TicketNews.of(ofTickets.get(true), post.now).forEach(post::to);
        deliver(post);
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
