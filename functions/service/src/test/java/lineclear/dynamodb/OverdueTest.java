package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lineclear.agent.Command;
import lineclear.agent.record.AgentRecord;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Phase;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The index of what has to be looked at. */
class OverdueTest {
    private final Desk desk = new Desk(TestPolicies.KEEN);

    @Test
    void whatIsDueIsFoundTheLongestOverdueFirstOverManyPages() {
        List<String> ids = IntStream.range(0, 48).mapToObj(i -> "a-" + i).toList();
        for (String id : ids) {
            desk.available(id);
            desk.reserve(id, "s-1", Channel.VOICE);
            desk.connect(id, "s-1", Phase.RINGING);
            desk.clock.forward(Duration.ofMillis(10));
        }
        desk.clock.forward(Duration.ofMinutes(3));
        List<String> found = new ArrayList<>();
        AtomicInteger pages = new AtomicInteger();
        DynamoDbClient shortPages = LocalTable.client(LocalTable.http(), true, new TwoOnAPage());
        for (int shard = 0; shard < Overdue.SHARDS; shard++) {
            List<String> ofShard = new ArrayList<>();
            new Overdue(shortPages, desk.local.name).each(shard, desk.clock.instant(), page -> {
                assertTrue(page.size() <= 2);
                pages.incrementAndGet();
                page.forEach(due -> ofShard.add(due.agentId()));
            });
            assertEquals(ids.stream().filter(ofShard::contains).toList(), ofShard, "the longest overdue first");
            found.addAll(ofShard);
        }
        assertEquals(ids.size(), found.size());
        assertEquals(new TreeSet<>(ids), new TreeSet<>(found));
        assertTrue(pages.get() > Overdue.SHARDS, "pages: " + pages);
    }

    @Test
    void aCheckIsDueAtItsMillisecondAndNotBefore() {
        desk.available("a-1");
        desk.reserve("a-1", "s-1", Channel.VOICE);
        desk.connect("a-1", "s-1", Phase.RINGING);
        desk.clock.set(desk.record("a-1").checkAt().minusMillis(1));
        assertEquals(List.of(), due());
        desk.clock.forward(Duration.ofMillis(1));
        assertEquals(List.of("a-1"), due());
    }

    @Test
    void aHoldIsNeverDue() {
        desk.available("a-1");
        desk.reserve("a-1", "s-1", Channel.VOICE);
        desk.clock.forward(Duration.ofDays(2));
        assertEquals(List.of(), due());
    }

    @Test
    void whatIsLookedAtStaysWhereItIsUntilItIsOver() {
        desk.available("a-1", "a-2");
        for (String agentId : List.of("a-1", "a-2")) {
            desk.reserve(agentId, "s-1", Channel.VOICE);
            desk.connect(agentId, "s-1", Phase.RINGING);
        }
        Instant since = desk.record("a-1").checkAt();
        desk.connect("a-1", "s-1", Phase.CONNECTED);
        desk.clock.forward(Duration.ofMinutes(3));
        assertEquals(List.of("a-1", "a-2"), due().stream().sorted().toList());
        desk.agents.apply("a-1", new Command.Reconcile(Map.of()));
        desk.agents.apply("a-2", new Command.Reconcile(Map.of()));
        assertEquals(List.of("a-1"), due(), "nobody can be asked about the other's phone, which rang out");
        assertEquals(since, desk.record("a-1").checkAt());
        desk.release("a-1", "s-1", Ending.COMPLETED);
        assertEquals(List.of(), due());
    }

    /** As the version before left a hold: due when it had run out. */
    @Test
    void aHoldThatIsWatchedAllTheSameIsSetRightByItsFirstLook() {
        desk.available("a-1");
        desk.reserve("a-1", "s-1", Channel.VOICE);
        AgentRecord held = desk.record("a-1");
        Instant then = held.sessions().get("s-1").until().plusSeconds(30);
        desk.local.put(held.closed(held.revision(), held.availability(), then));
        desk.clock.forward(Duration.ofMinutes(3));
        assertEquals(List.of("a-1"), due());
        desk.agents.apply("a-1", new Command.Reconcile(Map.of()));
        assertEquals(List.of(), due());
        assertNull(desk.record("a-1").checkAt());
    }

    private List<String> due() {
        List<String> due = new ArrayList<>();
        Overdue overdue = new Overdue(desk.local.client, desk.local.name);
        IntStream.range(0, Overdue.SHARDS)
                .forEach(shard ->
                        overdue.each(shard, desk.clock.instant(), page -> page.forEach(one -> due.add(one.agentId()))));
        return due;
    }

    private static final class TwoOnAPage implements ExecutionInterceptor {
        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            return ((QueryRequest) context.request()).toBuilder().limit(2).build();
        }
    }
}
