package lineclear.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import lineclear.dynamodb.FaultyHttp;
import lineclear.dynamodb.LocalTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A busy day: many customers, fewer agents, several threads that look at once, replies that are lost, routers that die
 * in the middle. {@code -Dlineclear.tickets=10000 -Dlineclear.agents=200 -Dlineclear.threads=32} makes it a long one.
 */
class CrowdedQueueTest {
    private static final int TICKETS = Integer.getInteger("lineclear.tickets", 60);
    private static final int AGENTS = Integer.getInteger("lineclear.agents", 12);
    private static final int THREADS = Integer.getInteger("lineclear.threads", 8);

    @ParameterizedTest
    @CsvSource({"keen, false", "puzzel, true", "chats, true"})
    void eachIsAnsweredOnceNobodyWaitsBesideAFreeAgentAndTheOrderIsKept(String policy, boolean faults)
            throws InterruptedException {
        DynamoDbClient client = faults
                ? LocalTable.client(new FaultyHttp(CrowdedQueueTest::fault), false)
                : LocalTable.client(LocalTable.http(), true);
        BusyDay day = new BusyDay(new Centre(policy, client), TICKETS, AGENTS);
        day.run(THREADS);
        assertEquals(Map.of(), day.answeredTwice(), "answered by two agents");
        assertEquals(TICKETS, day.answered() + day.abandoned(), "nobody is lost");
        assertTrue(day.answered() > TICKETS / 2, day.answered() + " were answered");
        assertEquals(0, day.waitedBesideAFreeAgent(), "looks at which a customer waited beside a free agent");
        assertTrue(
                day.overtaken() <= TICKETS * THREADS / 100,
                day.overtaken() + " were answered before somebody who had come more than a second earlier");
    }

    /** One in a hundred is lost after it was done, one in two hundred kills whoever asked. */
    private static FaultyHttp.Fault fault(int request) {
        if (request > 500 && request % 97 == 0) {
            return FaultyHttp.REPLY_LOST;
        }
        return request > 500 && request % 211 == 0 ? FaultyHttp.KILLED : FaultyHttp.NONE;
    }
}
