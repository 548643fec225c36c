package lineclear.local.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineclear.dynamodb.HistoryFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardReaderTest {
    private static final String ARN = "arn:stream";
    private final List<String> seen = new ArrayList<>();
    private final List<List<DynamodbStreamRecord>> pages = new ArrayList<>();

    @Test
    void aChildWaitsForTheEndOfItsParent() {
        var stream = new ScriptedStream()
                .shard("left", "root", "5", "6")
                .shard("right", "root", "7")
                .shard("root", "long-gone", "1", "2", "3", "4")
                .close("root");
        readAll(stream, position());
        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7"), seen);
    }

    @Test
    void whatComesAtOnceIsToldAtOnceWhetherOrNotHistoryWantsIt() {
        var stream = new ScriptedStream().shard("a", null, "1", "2", "3");
        readAll(stream, position());
        assertEquals(
                List.of("1", "2", "3"),
                pages.stream()
                        .flatMap(List::stream)
                        .map(DynamodbStreamRecord::getEventID)
                        .toList());
        assertEquals(
                List.of(2, 1),
                pages.stream().map(List::size).filter(size -> size > 0).toList());
    }

    @Test
    void anOpenShardIsFollowed() {
        var stream = new ScriptedStream().shard("a", null, "1");
        var reader = reader(stream, position());
        reader.readOnce(ARN);
        stream.append("a", "2");
        reader.readOnce(ARN);
        stream.close("a").shard("b", "a", "3");
        reader.readOnce(ARN);
        reader.readOnce(ARN);
        assertEquals(List.of("1", "2", "3"), seen);
    }

    @Test
    void anExpiredIteratorLosesAndDoublesNothing() {
        var stream = new ScriptedStream().shard("a", null, "1", "2", "3");
        var reader = reader(stream, position());
        reader.readOnce(ARN);
        stream.iteratorsExpire = true;
        reader.readOnce(ARN);
        reader.readOnce(ARN);
        assertEquals(List.of("1", "2", "3"), seen);
    }

    @Test
    void afterARestartItGoesOnWhereItWas(@TempDir Path folder) {
        Path file = folder.resolve("position.json");
        var stream = new ScriptedStream().shard("a", null, "1", "2").close("a").shard("b", "a", "3");
        readAll(stream, new Position(Optional.of(file)));
        stream.append("b", "4");
        readAll(stream, new Position(Optional.of(file)));
        assertEquals(List.of("1", "2", "3", "4"), seen);
    }

    @Test
    void withABrokenOrForeignPositionItReadsFromTheOldestRecord(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("position.json");
        var stream = new ScriptedStream().shard("a", null, "1");
        for (String content : List.of("{", "{\"stream\":\"arn:other\",\"shards\":{\"a\":\"1\"}}", "null")) {
            Files.writeString(file, content);
            readAll(stream, new Position(Optional.of(file)));
        }
        assertEquals(List.of("1", "1", "1"), seen);
    }

    @Test
    void whatWasTrimmedMeanwhileIsPassedOver(@TempDir Path folder) {
        Path file = folder.resolve("position.json");
        readAll(new ScriptedStream().shard("a", null, "1", "2"), new Position(Optional.of(file)));
        readAll(new ScriptedStream().shard("a", null, "8", "9"), new Position(Optional.of(file)));
        assertEquals(List.of("1", "2", "8", "9"), seen);
    }

    @Test
    void aRecordThatWasNotTakenComesAgain() {
        var stream = new ScriptedStream().shard("a", null, "1", "2", "3");
        var reader = new ShardReader(
                stream,
                position(),
                HistoryFilter::lets,
                record -> {
                    if (!seen.contains("fault") && record.getEventID().equals("2")) {
                        seen.add("fault");
                        throw new IllegalStateException();
                    }
                    take(record);
                },
                pages::add);
        assertThrows(IllegalStateException.class, () -> reader.readOnce(ARN));
        reader.readOnce(ARN);
        assertEquals(List.of("1", "fault", "2", "3"), seen);
    }

    /** The same filter as Lambda's: {@code HistoryFilterTest}. */
    @Test
    void whatEndedNoSessionCallsNobodyAndIsNotReadAgain(@TempDir Path folder) {
        Path file = folder.resolve("position.json");
        var stream = new ScriptedStream().shard("a", null, "1", "goes on", "2", "goes on, too");
        readAll(stream, new Position(Optional.of(file)));
        assertEquals(List.of("1", "2"), seen);
        assertEquals(Optional.of("goes on, too"), lastHandled(file));
    }

    private static Optional<String> lastHandled(Path file) {
        Position position = new Position(Optional.of(file));
        return position.lastHandled("a");
    }

    private void readAll(ScriptedStream stream, Position position) {
        ShardReader reader = reader(stream, position);
        int rounds = 10;
        for (int i = 0; i < rounds; i++) {
            reader.readOnce(ARN);
        }
    }

    private ShardReader reader(ScriptedStream stream, Position position) {
        return new ShardReader(stream, position, HistoryFilter::lets, this::take, pages::add);
    }

    private void take(DynamodbStreamRecord record) {
        seen.add(record.getDynamodb().getSequenceNumber());
    }

    private static Position position() {
        return new Position(Optional.empty());
    }
}
