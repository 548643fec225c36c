package lineclear.function.queue;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import lineclear.chat.Message;
import lineclear.dynamodb.queue.Transcripts;
import lineclear.function.Answers;
import lineclear.function.Problem;
import lineclear.function.Request;
import lineclear.json.TranscriptForm;
import lineclear.queue.Ticket;
import lineclear.queue.TicketRules;
import lineclear.word.Channel;

/** A chat as a record of its own: who, when, how long, and what was written; for programs, or to be read. */
@Singleton
class ChatRecord {
    /** Of the longest ones, with every character escaped, it still fits into what Lambda answers. */
    private static final int MOST = 500;

    private final Transcripts transcripts;
    private final Readers readers;
    private final Clock clock;

    ChatRecord(Transcripts transcripts, Readers readers, Clock clock) {
        this.transcripts = transcripts;
        this.readers = readers;
        this.clock = clock;
    }

    /** One query for each hundred messages. */
    Answers.Answer of(Party party, Request request, int after) {
        boolean plain = plain(request.query("format"));
        List<Message> messages = new ArrayList<>();
        Ticket ticket;
        boolean more;
        do {
            Transcripts.Page page = transcripts
                    .read(party.ticketId(), after + messages.size(), Transcripts.LARGEST_PAGE)
                    .orElseThrow(() -> Named.unknownTicket(party.ticketId()));
            ticket = page.ticket();
            if (messages.isEmpty()) {
                readers.permit(party, ticket);
            }
            messages.addAll(page.messages());
            more = page.messages().size() == Transcripts.LARGEST_PAGE
                    && after + messages.size() < ticket.talk().seq();
        } while (more && messages.size() < MOST);
        if (ticket.channel() != Channel.CHAT) {
            throw Problem.invalid("Ticket " + party.ticketId() + " is no chat.");
        }
        Long next = more ? after + (long) messages.size() : null;
        TranscriptForm form = new TranscriptForm(TicketRules.settled(ticket, clock.instant()), messages, next);
        return plain ? Answers.Answer.text(form.text()) : new Answers.Answer(200, form.json());
    }

    private static boolean plain(String format) {
        if (format == null || format.equals("json") || format.equals("text")) {
            return "text".equals(format);
        }
        throw Problem.invalid("format must be json or text.");
    }
}
