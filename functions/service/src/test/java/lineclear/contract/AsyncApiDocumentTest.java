package lineclear.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The document of the sockets: whole, and a judge that refuses something.
 *
 * @see "AsyncAPI Specification 3.0.0, https://www.asyncapi.com/docs/reference/specification/v3.0.0"
 */
class AsyncApiDocumentTest {
    private static final AsyncApi API = AsyncApi.load();

    @Test
    void isAsyncApi3() {
        assertEquals("3.0.0", API.document().get("asyncapi").asText());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<JsonNode> references = API.document().findValues("$ref");
        assertFalse(references.isEmpty());
        references.forEach(reference -> API.schemas().target(reference.asText()));
    }

    @Test
    void everyMessageGoesOneWayOverTheOneChannel() {
        Set<String> there = new TreeSet<>();
        API.document().at("/components/messages").fieldNames().forEachRemaining(there::add);
        Set<String> onChannel = new TreeSet<>();
        API.document().at("/channels/socket/messages").fieldNames().forEachRemaining(onChannel::add);
        Set<String> ways = new TreeSet<>(API.types("hear"));
        ways.addAll(API.types("tell"));
        assertEquals(there, onChannel);
        assertEquals(there, ways);
    }

    @Test
    void everyPayloadIsASchema() {
        API.document()
                .at("/components/messages")
                .forEach(message -> assertEquals(List.of(), Schemas.violationsOfMetaSchema(message.get("payload"))));
    }

    @Test
    void whatItDoesNotDescribeIsRefused() {
        API.assertValid("tell", "{\"type\":\"pong\",\"now\":\"2026-11-02T09:00:00.000Z\"}");
        assertThrows(AssertionError.class, () -> API.assertValid("tell", "{\"type\":\"pong\"}"));
        assertThrows(AssertionError.class, () -> API.assertValid("tell", "{\"type\":\"ping\"}"));
        assertThrows(
                AssertionError.class, () -> API.assertValid("tell", "{\"type\":\"stale\",\"topics\":[\"agent#a/b\"]}"));
    }
}
