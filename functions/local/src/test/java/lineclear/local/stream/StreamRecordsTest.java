package lineclear.local.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import lineclear.local.start.Connection;
import lineclear.local.start.Data;
import lineclear.local.start.Place;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class StreamRecordsTest {
    private static final Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> ITEM = Map.of(
            "pk", sdk(b -> b.s("agent#a")),
            "sk", sdk(b -> b.s("record")),
            "n", sdk(b -> b.n("17")),
            "b", sdk(b -> b.b(SdkBytes.fromUtf8String("x"))),
            "ss", sdk(b -> b.ss("one")),
            "ns", sdk(b -> b.ns("1")),
            "bs", sdk(b -> b.bs(SdkBytes.fromUtf8String("y"))),
            "m", sdk(b -> b.m(Map.of("in", sdk(c -> c.bool(true))))),
            "l", sdk(b -> b.l(sdk(c -> c.nul(true)))),
            "empty", sdk(b -> b.m(Map.of())));

    @Test
    void whatDynamoDbSaysArrivesAsLambdaWouldHandItOn() throws Exception {
        List<DynamodbStreamRecord> records = new ArrayList<>();
        Instant before = Instant.now().minusSeconds(1);
        try (Data data = Data.open(new Place.Memory(), "lineclear", name -> null, why -> {})) {
            Connection connection = data.connection();
            try (DynamoDbClient client = connection.clientThatGivesUp(Duration.ofMinutes(2));
                    var streams = connection.streams()) {
                client.putItem(r -> r.tableName("lineclear").item(ITEM));
                client.deleteItem(
                        r -> r.tableName("lineclear").key(Map.of("pk", ITEM.get("pk"), "sk", ITEM.get("sk"))));
                String arn = client.describeTable(r -> r.tableName("lineclear"))
                        .table()
                        .latestStreamArn();
                new ShardReader(streams, new Position(Optional.empty()), image -> true, records::add, page -> {})
                        .readOnce(arn);
                assertEquals(arn, records.get(0).getEventSourceARN());
            }
        }
        assertEquals(
                List.of("INSERT", "REMOVE"),
                records.stream().map(DynamodbStreamRecord::getEventName).toList());
        var insert = records.get(0).getDynamodb();
        Map<String, AttributeValue> expected = Map.of(
                "pk", new AttributeValue().withS("agent#a"),
                "sk", new AttributeValue().withS("record"),
                "n", new AttributeValue().withN("17"),
                "b", new AttributeValue().withB(ByteBuffer.wrap("x".getBytes())),
                "ss", new AttributeValue().withSS("one"),
                "ns", new AttributeValue().withNS("1"),
                "bs", new AttributeValue().withBS(ByteBuffer.wrap("y".getBytes())),
                "m", new AttributeValue().withM(Map.of("in", new AttributeValue().withBOOL(true))),
                "l", new AttributeValue().withL(new AttributeValue().withNULL(true)),
                "empty", new AttributeValue().withM(Map.of()));
        assertEquals(expected, insert.getNewImage());
        assertNull(insert.getOldImage());
        assertEquals(Set.of("pk", "sk"), insert.getKeys().keySet());
        assertEquals("NEW_AND_OLD_IMAGES", insert.getStreamViewType());
        assertFalse(insert.getApproximateCreationDateTime().toInstant().isBefore(before.minusSeconds(60)));
        assertEquals(expected, records.get(1).getDynamodb().getOldImage());
        assertNull(records.get(1).getDynamodb().getNewImage());
    }

    private static software.amazon.awssdk.services.dynamodb.model.AttributeValue sdk(
            UnaryOperator<software.amazon.awssdk.services.dynamodb.model.AttributeValue.Builder> value) {
        return value.apply(software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder())
                .build();
    }
}
