package lineclear.dynamodb.queue;

import java.util.Map;
import lineclear.chat.Message;
import lineclear.dynamodb.table.ItemFields;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.word.Side;

/** A message to its item, keys included (without writer and end), and back. */
final class MessageCodec {
    static final String TEXT = "text";

    private MessageCodec() {}

    static Map<String, Object> encode(String ticketId, Message message) {
        ItemFields fields = new ItemFields()
                .put("from", message.from())
                .put("agent", message.agentId())
                .put(TEXT, message.text())
                .put("at", message.at());
        Map<String, Object> item = fields.map();
        item.putAll(Keys.message(ticketId, message.seq()));
        return item;
    }

    /** @throws IllegalStateException when the item is not one of ours; the message names the attribute */
    static Message decode(Map<String, Object> item) {
        ItemFields fields = new ItemFields(item);
        return new Message(
                Keys.messageSeq(fields.text(TableDefinition.SORT_KEY)),
                fields.word("from", Side.class),
                fields.optional("agent"),
                fields.optional(TEXT),
                fields.instant("at"));
    }
}
