package lineclear.dynamodb.queue;

import static lineclear.dynamodb.queue.ChatStage.numbers;
import static lineclear.dynamodb.queue.ChatStage.upTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineclear.chat.ChatRules;
import lineclear.chat.Message;
import lineclear.dynamodb.FaultyHttp;
import lineclear.dynamodb.LocalTable;
import lineclear.dynamodb.Meter;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Keys;
import lineclear.patience.Deadline;
import lineclear.patience.Patience;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What was written in a chat is read without a gap, and can be taken away. */
class TranscriptsTest {
    private final ChatStage stage = new ChatStage();

    private Transcripts through(DynamoDbClient client) {
        return new Transcripts(client, stage.local.name, stage.clock);
    }

    private List<Long> read(long after, int most) {
        return numbers(stage.transcripts.read("t-1", after, most).orElseThrow().messages());
    }

    @Test
    void whoeverHasSomeAsksForTheRest() {
        stage.write(5);
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), read(0, 10));
        assertEquals(List.of(4L, 5L), read(3, 10));
        assertEquals(List.of(), read(5, 10));
        assertEquals(List.of(), read(99, 10));
        assertEquals(List.of(1L, 2L), read(0, 2));
        assertEquals(List.of(3L, 4L), read(2, 2));
        assertEquals(List.of(5L), read(4, 2));
    }

    @Test
    void aPageIsOneRequestAndTwoWhenThereIsMore() {
        Meter meter = new Meter();
        Transcripts metered = through(LocalTable.client(LocalTable.http(), true, meter));
        assertEquals(1, meter.of(() -> metered.read("t-1", 0, 10)).requests(), "nothing written");
        stage.write(10);
        for (int most : List.of(10, 100)) {
            assertEquals(1, meter.of(() -> metered.read("t-1", 0, most)).requests());
        }
        assertEquals(2, meter.of(() -> metered.read("t-1", 0, 9)).requests());
        assertEquals(1, meter.of(() -> metered.read("t-9", 0, 10)).requests(), "no such ticket");
        assertEquals(10, metered.read("t-1", 0, 9).orElseThrow().ticket().talk().seq());
    }

    /**
     * "Query … read-committed": the items of two transactions may be seen as none of them left them (Amazon DynamoDB
     * Developer Guide, "Amazon DynamoDB Transactions: How it works", isolation levels).
     */
    @Test
    void whatIsNotThereYetEndsThePageAndIsFoundByTheNextOne() {
        stage.write(4);
        Map<String, Object> third =
                stage.local.table.get(Keys.message("t-1", 3)).orElseThrow();
        stage.local.client.deleteItem(
                request -> request.tableName(stage.local.name).key(Attributes.of(Keys.message("t-1", 3))));
        assertEquals(List.of(1L, 2L), read(0, 10));
        assertEquals(List.of(), read(2, 10), "not the fourth, which would hide the third for ever");
        stage.local.client.putItem(
                request -> request.tableName(stage.local.name).item(Attributes.of(third)));
        assertEquals(List.of(3L, 4L), read(2, 10));
    }

    @Test
    void textsAreErasedAndTheNumbersStay() {
        stage.write(130);
        Deadline deadline = Deadline.in(Patience.ROUND);
        assertEquals(Optional.of(new Transcripts.Erased(130, true)), stage.transcripts.erase("t-1", deadline));
        List<Message> all = stage.all();
        assertEquals(upTo(100), numbers(all));
        all.forEach(message -> assertNull(message.text()));
        assertEquals("a-1", all.get(1).agentId());
        assertFalse(stage.local.everything().toString().contains("text 1"), "not in any item");
        assertEquals(Optional.of(new Transcripts.Erased(0, true)), stage.transcripts.erase("t-1", deadline));
        stage.write(1);
        assertEquals(Optional.of(new Transcripts.Erased(1, true)), stage.transcripts.erase("t-1", deadline));
        assertEquals(Optional.empty(), stage.transcripts.erase("t-9", deadline));
    }

    @Test
    void whenTimeIsUpItSaysSoAndTheNextOneGoesOn() throws InterruptedException {
        stage.write(3);
        Deadline over = Deadline.in(Duration.ZERO);
        assertEquals(Optional.of(new Transcripts.Erased(0, false)), stage.transcripts.erase("t-1", over));
        assertEquals("text 1", stage.all().get(0).text());
    }

    @Test
    void whatTheTableHasRemovedMeanwhileDoesNotComeBackEmpty() {
        stage.write(1);
        FaultyHttp http = new FaultyHttp(request -> request == 1
                ? FaultyHttp.after(() -> stage.local.client.deleteItem(
                        request1 -> request1.tableName(stage.local.name).key(Attributes.of(Keys.message("t-1", 1)))))
                : FaultyHttp.NONE);
        through(LocalTable.client(http, false)).erase("t-1", Deadline.in(Patience.ROUND));
        assertEquals(Optional.empty(), stage.local.table.get(Keys.message("t-1", 1)));
    }

    @Test
    void textsHaveAnEndByTheClockWhateverTheTableHasRemoved() {
        stage.write(2);
        Map<String, Object> item = stage.local.table.get(Keys.message("t-1", 2)).orElseThrow();
        assertEquals(stage.ticket().since().plus(ChatRules.KEPT).getEpochSecond(), item.get("ttl"));
        stage.clock.forward(ChatRules.KEPT.minusMillis(1));
        assertEquals(List.of(1L, 2L), read(0, 10));
        stage.clock.forward(Duration.ofMillis(1));
        assertEquals(List.of(), read(0, 10));
        assertTrue(stage.local.table.get(Keys.message("t-1", 2)).isPresent());
    }
}
