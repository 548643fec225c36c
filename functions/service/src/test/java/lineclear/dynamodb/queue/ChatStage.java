package lineclear.dynamodb.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import lineclear.TestClock;
import lineclear.agent.record.Customer;
import lineclear.chat.Message;
import lineclear.chat.Utterance;
import lineclear.dynamodb.LocalTable;
import lineclear.queue.Ticket;
import lineclear.queue.TicketCommand;
import lineclear.word.Channel;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A chat that agent a-1 has answered, in a table of its own. */
final class ChatStage {
    final LocalTable local = new LocalTable();
    final TestClock clock = new TestClock();
    final Tickets tickets = new Tickets(local.client, local.name, clock);
    final Transcripts transcripts = new Transcripts(local.client, local.name, clock);
    final Chats chats = through(local.client);
    private final AtomicInteger ids = new AtomicInteger();

    ChatStage() {
        tickets.enqueue(Ticket.waiting(
                "t-1",
                "sales",
                Channel.CHAT,
                new Customer("c-9", "Grace", null),
                Ticket.Wish.NONE,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(1))));
        tickets.apply("t-1", new TicketCommand.Offer("a-1", clock.instant().plusSeconds(20)));
        tickets.apply("t-1", new TicketCommand.Answered("a-1", "t-1.1", clock.instant()));
    }

    Chats through(DynamoDbClient client) {
        return new Chats(client, local.name, clock);
    }

    Utterance customers(String text) {
        return Utterance.byCustomer("m-" + ids.incrementAndGet(), text);
    }

    Utterance agents(String text) {
        return Utterance.byAgent("a-1", "m-" + ids.incrementAndGet(), text);
    }

    static Chats.Result.Said said(Chats chats, Utterance say) {
        return (Chats.Result.Said) chats.say("t-1", say).orElseThrow();
    }

    void write(int messages) {
        for (int i = 1; i <= messages; i++) {
            said(chats, i % 2 == 0 ? agents("text " + i) : customers("text " + i));
        }
    }

    Ticket ticket() {
        return tickets.find("t-1").orElseThrow();
    }

    List<Message> all() {
        return transcripts
                .read("t-1", 0, Transcripts.LARGEST_PAGE)
                .orElseThrow()
                .messages();
    }

    static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    static List<Long> numbers(List<Message> messages) {
        return messages.stream().map(Message::seq).toList();
    }
}
