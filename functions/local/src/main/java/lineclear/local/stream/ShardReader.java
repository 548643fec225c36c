package lineclear.local.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads a stream in rounds: every shard whose parent has been read to its end, from where it was left. The shards are
 * listed anew only when that may tell something: after the end of one, after trouble, and once a minute.
 */
final class ShardReader {
    private static final Logger LOG = Logger.getLogger(ShardReader.class);
    private static final Duration LISTED_FOR = Duration.ofMinutes(1);

    private final DynamoDbStreamsClient streams;
    private final Position position;
    private final Predicate<Map<String, AttributeValue>> wanted;
    private final Consumer<DynamodbStreamRecord> history;
    private final Consumer<List<DynamodbStreamRecord>> pages;
    private final Map<String, String> iterators = new HashMap<>();
    private List<Shard> shards = List.of();
    private String shardsOf = "";
    private long listedAt;

    /**
     * @param wanted of which items, as they have become, the records are handed to {@code history}; empty for one that
     *     is gone
     * @param history takes them one by one
     * @param pages is told first, of all that came at once; when it fails nothing comes again
     */
    ShardReader(
            DynamoDbStreamsClient streams,
            Position position,
            Predicate<Map<String, AttributeValue>> wanted,
            Consumer<DynamodbStreamRecord> history,
            Consumer<List<DynamodbStreamRecord>> pages) {
        this.streams = streams;
        this.position = position;
        this.wanted = wanted;
        this.history = history;
        this.pages = pages;
    }

    /** True when there was something: a record, or the end of a shard, after which its children are due. */
    boolean readOnce(String streamArn) {
        listShards(streamArn);
        Set<String> listed = shards.stream().map(Shard::shardId).collect(Collectors.toSet());
        position.keepOnly(streamArn, listed);
        iterators.keySet().retainAll(listed);
        boolean found = false;
        for (Shard shard : shards) {
            boolean parentIsRead = !listed.contains(shard.parentShardId()) || position.hasEnded(shard.parentShardId());
            if (parentIsRead && !position.hasEnded(shard.shardId())) {
                found |= read(streamArn, shard.shardId());
            }
        }
        return found;
    }

    private boolean read(String streamArn, String shard) {
        try {
            GetRecordsResponse page = streams.getRecords(r -> r.shardIterator(iterator(streamArn, shard)));
            pages.accept(page.records().stream()
                    .map(record -> StreamRecords.forLambda(record, streamArn))
                    .toList());
            for (Record record : page.records()) {
                if (wanted.test(record.dynamodb().newImage())) {
                    history.accept(StreamRecords.forLambda(record, streamArn));
                }
                position.handled(shard, record.dynamodb().sequenceNumber());
            }
            if (page.nextShardIterator() == null) {
                position.ended(shard);
                listAgain();
                iterators.remove(shard);
            } else {
                iterators.put(shard, page.nextShardIterator());
            }
            boolean found = page.hasRecords() && !page.records().isEmpty() || page.nextShardIterator() == null;
            if (found) {
                position.save();
            }
            return found;
        } catch (TrimmedDataAccessException | ResourceNotFoundException e) {
            LOG.warnf("Shard %s no longer has what comes next; it is read from its oldest record", shard);
            listAgain();
            iterators.remove(shard);
            position.forget(shard);
            return false;
        } catch (RuntimeException e) {
            // Also an iterator that has expired, and a record that was given up half-way: begin again behind the last
            // one handled.
            listAgain();
            iterators.remove(shard);
            position.save();
            if (e instanceof DynamoDbException) {
                LOG.warnf("Shard %s is read again: %s", shard, e.getMessage());
                return false;
            }
            throw e;
        }
    }

    private String iterator(String streamArn, String shard) {
        return iterators.computeIfAbsent(shard, id -> {
            Optional<String> last = position.lastHandled(id);
            return streams.getShardIterator(r -> r.streamArn(streamArn)
                            .shardId(id)
                            .shardIteratorType(
                                    last.isPresent()
                                            ? ShardIteratorType.AFTER_SEQUENCE_NUMBER
                                            : ShardIteratorType.TRIM_HORIZON)
                            .sequenceNumber(last.orElse(null)))
                    .shardIterator();
        });
    }

    private void listAgain() {
        shardsOf = "";
    }

    private void listShards(String streamArn) {
        if (!shardsOf.equals(streamArn) || System.nanoTime() - listedAt > LISTED_FOR.toNanos()) {
            shards = shards(streamArn);
            shardsOf = streamArn;
            listedAt = System.nanoTime();
        }
    }

    private List<Shard> shards(String streamArn) {
        List<Shard> shards = new ArrayList<>();
        String after = null;
        do {
            String from = after;
            StreamDescription page = streams.describeStream(
                            r -> r.streamArn(streamArn).exclusiveStartShardId(from))
                    .streamDescription();
            shards.addAll(page.shards());
            after = page.lastEvaluatedShardId();
        } while (after != null);
        return shards;
    }
}
