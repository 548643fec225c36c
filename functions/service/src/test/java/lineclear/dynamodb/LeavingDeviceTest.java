package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lineclear.agent.Command;
import org.junit.jupiter.api.Test;

/** The last lease's end stands in the item by itself: whoever changes one lease must know the others. */
class LeavingDeviceTest {
    @Test
    void oneThatLeavesWhileAnotherIsRenewedTakesNothingFromIt() throws Exception {
        Desk desk = new Desk(TestPolicies.WATCHED).available("a-1");
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 100; round++) {
                desk.clock.forward(Duration.ofSeconds(1));
                desk.agents.apply("a-1", new Command.Heartbeat("desk", null));
                desk.clock.forward(Duration.ofSeconds(1));
                CountDownLatch start = new CountDownLatch(1);
                Future<?> leaves = two.submit(() -> {
                    start.await();
                    return desk.agents.apply("a-1", new Command.Leave("desk"));
                });
                Future<?> renews = two.submit(() -> {
                    start.await();
                    return desk.agents.apply("a-1", new Command.Heartbeat("phone", null));
                });
                start.countDown();
                leaves.get();
                renews.get();
                Object until = desk.item("a-1").get(RecordCodec.PRESENT_UNTIL);
                assertEquals(desk.record("a-1").presence().until().toEpochMilli(), until);
                assertEquals(
                        List.of(desk.clock.instant()),
                        List.of(desk.record("a-1").presence().leases().get("desk")));
            }
        } finally {
            two.shutdownNow();
        }
    }
}
