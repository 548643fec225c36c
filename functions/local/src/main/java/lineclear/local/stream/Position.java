package lineclear.local.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * How far each shard of one stream has been handed to {@code history}. Kept in a file when there is a folder for it.
 * Losing it costs time, not truth: the stream is then read again from its oldest record, and {@code history} is
 * idempotent.
 */
final class Position {
    private static final Logger LOG = Logger.getLogger(Position.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDED = "ended";

    /** The file: the stream, and by shard the last sequence number that was handed on, or the word ended. */
    record Saved(String stream, Map<String, String> shards) {}

    private final Optional<Path> file;
    private final Map<String, String> shards = new TreeMap<>();
    private String stream = "";

    Position(Optional<Path> file) {
        this.file = file;
        file.filter(Files::exists).ifPresent(this::load);
    }

    /** Forgets every other stream and every shard that the stream no longer has. */
    void keepOnly(String streamArn, Collection<String> shardIds) {
        if (!stream.equals(streamArn)) {
            stream = streamArn;
            shards.clear();
        }
        shards.keySet().retainAll(shardIds);
    }

    Optional<String> lastHandled(String shardId) {
        return Optional.ofNullable(shards.get(shardId)).filter(number -> !number.equals(ENDED));
    }

    boolean hasEnded(String shardId) {
        return ENDED.equals(shards.get(shardId));
    }

    void handled(String shardId, String sequenceNumber) {
        shards.put(shardId, sequenceNumber);
    }

    void ended(String shardId) {
        shards.put(shardId, ENDED);
    }

    void forget(String shardId) {
        shards.remove(shardId);
    }

    void save() {
        if (file.isEmpty()) {
            return;
        }
        try {
            // A draft of its own: several instances may share the folder. Whoever writes last tells what it has handed
            // on itself.
            Path draft = Files.createTempFile(file.get().toAbsolutePath().getParent(), "stream-position", ".draft");
            Files.write(draft, JSON.writeValueAsBytes(new Saved(stream, shards)));
            Files.move(draft, file.get(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warnf("The stream's position is not kept: %s", e.toString());
        }
    }

    private void load(Path path) {
        try {
            Saved saved = JSON.readValue(Files.readAllBytes(path), Saved.class);
            stream = saved.stream();
            shards.putAll(saved.shards());
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.warnf("The stream's position in %s is broken; the stream is read from its oldest record", path);
        } catch (IOException e) {
            LOG.warnf("The stream's position cannot be read: %s", e.toString());
        }
    }
}
