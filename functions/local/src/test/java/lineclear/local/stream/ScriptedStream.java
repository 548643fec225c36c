package lineclear.local.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * A stream whose shards end, split and are trimmed on demand, which the engine never does. A record
 * is its sequence number, and has ended a session unless that begins with {@code goes on}; a page has two; an iterator
 * is {@code <shard>/<index>}.
 */
final class ScriptedStream implements DynamoDbStreamsClient {
    private static final Map<String, AttributeValue> RECORD = Map.of("sk", AttributeValue.fromS("record"));
    private static final Map<String, AttributeValue> ENDED =
            Map.of("sk", AttributeValue.fromS("record"), "ends", AttributeValue.fromS("s-1 c1"));

    private final Map<String, List<String>> records = new LinkedHashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>();
    private final List<String> closed = new ArrayList<>();
    boolean iteratorsExpire;

    ScriptedStream shard(String id, String parent, String... sequenceNumbers) {
        parents.put(id, parent);
        records.put(id, new ArrayList<>(List.of(sequenceNumbers)));
        return this;
    }

    ScriptedStream close(String id) {
        closed.add(id);
        return this;
    }

    void append(String id, String sequenceNumber) {
        records.get(id).add(sequenceNumber);
    }

    @Override
    public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        List<String> ids = List.copyOf(records.keySet());
        int next = request.exclusiveStartShardId() == null ? 0 : ids.indexOf(request.exclusiveStartShardId()) + 1;
        String id = ids.get(next);
        return DescribeStreamResponse.builder()
                .streamDescription(d -> d.shards(Shard.builder()
                                .shardId(id)
                                .parentShardId(parents.get(id))
                                .build())
                        .lastEvaluatedShardId(next == ids.size() - 1 ? null : id))
                .build();
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        int from = 0;
        if (request.sequenceNumber() != null) {
            from = records.get(request.shardId()).indexOf(request.sequenceNumber()) + 1;
            if (from == 0) {
                throw TrimmedDataAccessException.builder().message("trimmed").build();
            }
        }
        return GetShardIteratorResponse.builder()
                .shardIterator(request.shardId() + "/" + from)
                .build();
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        if (iteratorsExpire) {
            iteratorsExpire = false;
            throw ExpiredIteratorException.builder().message("expired").build();
        }
        String[] iterator = request.shardIterator().split("/");
        List<String> all = records.get(iterator[0]);
        int from = Integer.parseInt(iterator[1]);
        int to = Math.min(all.size(), from + 2);
        boolean last = to == all.size() && closed.contains(iterator[0]);
        return GetRecordsResponse.builder()
                .records(all.subList(from, to).stream()
                        .map(ScriptedStream::record)
                        .toList())
                .nextShardIterator(last ? null : iterator[0] + "/" + to)
                .build();
    }

    private static Record record(String sequenceNumber) {
        return Record.builder()
                .eventID(sequenceNumber)
                .dynamodb(StreamRecord.builder()
                        .sequenceNumber(sequenceNumber)
                        .newImage(sequenceNumber.startsWith("goes on") ? RECORD : ENDED)
                        .build())
                .build();
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {}
}
