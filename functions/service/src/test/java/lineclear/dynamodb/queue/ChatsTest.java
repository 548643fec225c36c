package lineclear.dynamodb.queue;

import static lineclear.dynamodb.queue.ChatStage.numbers;
import static lineclear.dynamodb.queue.ChatStage.said;
import static lineclear.dynamodb.queue.ChatStage.upTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lineclear.chat.Message;
import lineclear.chat.Utterance;
import lineclear.dynamodb.FaultyHttp;
import lineclear.dynamodb.LocalTable;
import lineclear.dynamodb.Meter;
import lineclear.queue.Refusal;
import lineclear.queue.TicketCommand;
import lineclear.word.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written in a chat is there once, under the next number, whatever happens on the way. */
class ChatsTest {
    private final ChatStage stage = new ChatStage();

    @Test
    void whatIsWrittenIsRead() {
        said(stage.chats, stage.customers("Hello?"));
        said(stage.chats, stage.agents("Hi, this is Ada.\nHow can I help?"));
        List<Message> all = stage.all();
        assertEquals(List.of("Hello?", "Hi, this is Ada.\nHow can I help?"), texts(all));
        assertEquals("a-1", all.get(1).agentId());
        assertEquals(2, stage.ticket().talk().seq());
        assertEquals(stage.clock.instant(), stage.ticket().reached().replied());
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(Message::text).toList();
    }

    @Test
    void nobodyWritesToATicketThatIsNotThere() {
        assertEquals(Optional.empty(), stage.chats.say("t-9", stage.customers("Hello?")));
        assertEquals(Optional.empty(), stage.transcripts.read("t-9", 0, 10));
    }

    @Test
    void theSameAgainIsAnsweredAsTheFirstTime() {
        Utterance once = stage.customers("Hello?");
        Chats.Result.Said first = said(stage.chats, once);
        stage.clock.forward(java.time.Duration.ofSeconds(5));
        Chats.Result.Said second = said(stage.chats, once);
        assertTrue(first.news());
        assertFalse(second.news());
        assertEquals(first.message(), second.message());
        assertEquals(1, stage.all().size());
    }

    @Test
    void aChatThatHasEndedTakesNoMore() {
        said(stage.chats, stage.customers("Hello?"));
        stage.tickets.apply("t-1", new TicketCommand.Leave(Actor.POLICY));
        Chats.Result refused = stage.chats.say("t-1", stage.agents("Bye")).orElseThrow();
        assertEquals(
                Refusal.Code.CHAT_ENDED,
                assertInstanceOf(Chats.Result.Refused.class, refused).refusal().code());
        assertEquals(1, stage.all().size());
    }

    /** Of the read, of the transaction, and of those that a repeat needs. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aReplyThatIsLostDoublesNothingAndTheAnswerIsTheSame(int lost) {
        for (boolean sdkRetries : List.of(true, false)) {
            long before = stage.ticket().talk().seq();
            FaultyHttp http = new FaultyHttp(request -> request == lost ? FaultyHttp.REPLY_LOST : FaultyHttp.NONE);
            Chats.Result.Said said =
                    said(stage.through(LocalTable.client(http, sdkRetries)), stage.customers("Hello?"));
            assertTrue(said.news());
            assertEquals(before + 1, said.message().seq());
            assertEquals(before + 1, stage.all().size());
        }
    }

    @Test
    void whatWasWrittenBeforeTheChatEndedIsNotRefusedBecauseItsReplyWasLost() {
        FaultyHttp http = new FaultyHttp(request -> switch (request) {
            case 1 -> FaultyHttp.REPLY_LOST;
            case 2 -> FaultyHttp.after(() -> stage.tickets.apply("t-1", new TicketCommand.Leave(Actor.POLICY)));
            default -> FaultyHttp.NONE;
        });
        assertTrue(said(stage.through(LocalTable.client(http, false)), stage.customers("Bye"))
                .news());
        assertEquals(1, stage.all().size());
    }

    @Test
    void aThrottledTableIsAskedAgain() {
        FaultyHttp http = new FaultyHttp(request -> request < 2 ? FaultyHttp.THROTTLED : FaultyHttp.NONE);
        assertEquals(
                1,
                said(stage.through(LocalTable.client(http, false)), stage.customers("Hello?"))
                        .message()
                        .seq());
    }

    @Test
    void whoeverLosesTheRaceForANumberHasTheNextOne() {
        FaultyHttp http = new FaultyHttp(request ->
                request == 1 ? FaultyHttp.after(() -> said(stage.chats, stage.agents("first"))) : FaultyHttp.NONE);
        assertEquals(
                2,
                said(stage.through(LocalTable.client(http, false)), stage.customers("second"))
                        .message()
                        .seq());
        assertEquals(List.of("first", "second"), texts(stage.all()));
    }

    @Test
    void manyWhoWriteAtOnceAreAllThereInTheOrderOfEach() throws Exception {
        int writers = 6;
        int each = 8;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<List<Long>>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int its = writer;
                all.add(() -> {
                    List<Long> numbers = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        String id = "w" + its + "-" + i;
                        numbers.add(said(stage.chats, Utterance.byCustomer(id, id))
                                .message()
                                .seq());
                    }
                    return numbers;
                });
            }
            for (Future<List<Long>> one : threads.invokeAll(all)) {
                List<Long> numbers = one.get();
                assertEquals(numbers.stream().sorted().toList(), numbers);
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(upTo(writers * each), numbers(stage.all()));
        assertEquals(writers * each, texts(stage.all()).stream().distinct().count());
    }

    @Test
    void aMessageIsTwoRequestsAndFourWriteUnitsAndMovesNothingInAnIndex() {
        Meter meter = new Meter();
        Chats metered = stage.through(LocalTable.client(LocalTable.http(), true, meter));
        stage.write(20);
        Meter.Reading reading = meter.of(() -> said(metered, stage.customers("x".repeat(700))));
        assertEquals(new Meter.Reading(2, 4, 0), reading);
        Utterance longest = stage.agents("ö".repeat(2048));
        assertEquals(new Meter.Reading(2, 12, 0), meter.of(() -> said(metered, longest)));
        assertEquals(new Meter.Reading(2, 0, 0), meter.of(() -> said(metered, longest)), "known again");
    }
}
