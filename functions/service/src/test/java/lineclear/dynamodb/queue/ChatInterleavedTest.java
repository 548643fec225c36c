package lineclear.dynamodb.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lineclear.chat.Message;
import lineclear.chat.Utterance;
import lineclear.dynamodb.FaultyHttp;
import lineclear.dynamodb.LocalTable;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.word.Side;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two sides write at the same time, replies are lost, calls fail and are made again, and what is pushed comes twice, in
 * any order or not at all: both read 1 to n, each text once, each side's in its own order.
 */
@Tag("exhaustive")
class ChatInterleavedTest {
    private static final int EACH = 8;

    private final ChatStage stage = new ChatStage();

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 40);
    }

    /** What one side has to say, and what it has read; as the customer's page does it. */
    private final class Participant {
        private final Side side;
        private final Chats chats;
        private final Deque<Utterance> toSay = new ArrayDeque<>();
        private final List<Message> have = new ArrayList<>();

        Participant(Side side, Random random) {
            this.side = side;
            FaultyHttp http = new FaultyHttp(request -> switch (random.nextInt(8)) {
                case 0 -> FaultyHttp.REPLY_LOST;
                case 1 -> FaultyHttp.THROTTLED;
                case 2 -> FaultyHttp.IN_A_TRANSACTION;
                default -> FaultyHttp.NONE;
            });
            chats = stage.through(LocalTable.client(http, false));
            for (int i = 1; i <= EACH; i++) {
                String id = "m-" + i;
                String text = side.word() + " " + i;
                toSay.add(side == Side.AGENT ? Utterance.byAgent("a-1", id, text) : Utterance.byCustomer(id, text));
            }
        }

        /** Until it is answered, the same again; and now and then once more although it was. */
        void say(Random random) {
            if (!toSay.isEmpty()) {
                try {
                    ChatStage.said(chats, toSay.peek());
                    if (random.nextInt(4) > 0) {
                        toSay.remove();
                    }
                } catch (TableUnreachable notAnswered) {
                    // Whether it is there nobody knows: it is said again.
                }
            }
        }

        /** What is pushed is a number; what is missing is asked for, some at a time. */
        void hear(long seq) {
            while (have.size() < seq) {
                List<Message> more = stage.transcripts
                        .read("t-1", have.size(), 3)
                        .orElseThrow()
                        .messages();
                if (more.isEmpty()) {
                    return;
                }
                more.stream().filter(one -> one.seq() == have.size() + 1).forEach(have::add);
            }
        }

        List<String> own(List<Message> read) {
            return read.stream()
                    .filter(message -> message.from() == side)
                    .map(Message::text)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothReadTheSameWithoutAGapAndNothingTwice(int seed) {
        Random random = new Random(seed);
        List<Participant> both = List.of(new Participant(Side.CUSTOMER, random), new Participant(Side.AGENT, random));
        List<Long> pushed = new ArrayList<>();
        while (both.stream().anyMatch(one -> !one.toSay.isEmpty())) {
            both.get(random.nextInt(2)).say(random);
            pushed.add(stage.ticket().talk().seq());
            if (random.nextInt(3) == 0) {
                both.get(random.nextInt(2)).hear(pushed.get(random.nextInt(pushed.size())));
            }
        }
        both.forEach(one -> one.hear(stage.ticket().talk().seq()));
        for (Participant one : both) {
            assertEquals(ChatStage.upTo(2 * EACH), ChatStage.numbers(one.have));
            assertEquals(both.get(0).have, one.have);
            String side = one.side.word();
            assertEquals(
                    IntStream.rangeClosed(1, EACH).mapToObj(i -> side + " " + i).toList(), one.own(one.have));
        }
    }
}
