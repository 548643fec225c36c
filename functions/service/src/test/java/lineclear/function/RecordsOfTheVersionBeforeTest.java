package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A table outlives every version of its program. {@code records/} has days that an earlier version lived (commit
 * 384b22d, on DynamoDB Local): what it did, every item of its table at the end, how it showed the agent, and what
 * came of the commands that followed. No later version writes there: it would prove nothing. Its own may have a
 * folder beside it.
 *
 * <p>What is written differently by now: the history of a session once it has ended, and not before. And, in no day: of
 * more calls at once than anybody can be in, the oldest
 * end as {@code lost}. The version before takes a tombstone or a history of that sort for an end like any other.
 */
class RecordsOfTheVersionBeforeTest {
    /** Random, so that a lost reply is told from a lost race. */
    private static final String WRITER = "writer";

    private static final List<String> ADDED = List.of("legs", "guess", "was", "held", "rang");
    /** What the last write has ended: written by this version for the stream's filter. */
    private static final String ENDS = "ends";

    /** Only what cannot end by itself is watched by now, and its watch stays where it began. */
    private static final List<String> WATCHED_OTHERWISE = List.of("checkAt", "watch");

    /** What that version did not tell of an agent. */
    private static final List<String> TOLD_SINCE = List.of("now", "reason", "ahead", "choices");

    static Stream<String> days() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(RecordsOfTheVersionBeforeTest.class
                .getResource("/lineclear/records")
                .toURI());
    }

    private static ObjectNode told(String file) {
        try {
            return Day.read(folder().resolve(file));
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @ParameterizedTest
    @MethodSource("days")
    void itsItemsAreShownAsItShowedThemAndEveryCommandDoesWhatItDidForNoMoreRequests(String file) {
        ObjectNode told = told(file);
        try (Day day = new Day(told)) {
            day.load();
            assertEquals(told.get("shown"), asThen(day.shown()));
            for (JsonNode step : told.get("later")) {
                ObjectNode came = day.once(step, 0);
                ObjectNode then = (ObjectNode) step.get("came").deepCopy();
                int requests = came.remove("requests").asInt();
                int before = then.remove("requests").asInt();
                if (came.has("agent")) {
                    asThen(came.get("agent"));
                }
                assertEquals(then, came, step::toString);
                assertTrue(requests <= before, () -> requests + " requests, not " + before + ": " + step);
            }
        }
    }

    /**
     * The other way round: this version writes what that one wrote, attribute by attribute, and so can be read by
     * it.
     */
    @ParameterizedTest
    @MethodSource("days")
    void theSameDayLivedAnewLeavesTheSameItems(String file) {
        ObjectNode told = told(file);
        Map<String, JsonNode> then = new TreeMap<>();
        told.get("items")
                .forEach(item -> then.put(
                        item.at("/pk/S").asText() + " / " + item.at("/sk/S").asText(), item));
        try (Day day = new Day(told)) {
            told.get("steps").forEach(day::play);
            Map<String, JsonNode> now = day.items();
            assertEquals(told.get("at").asText(), day.workbench.clock.instant().toString());
            then.values().removeIf(item -> isHistory(item) && !item.has("endedAt"));
            assertEquals(then.keySet(), now.keySet());
            then.forEach((key, item) -> assertEquals(unsigned(item), unsigned(now.get(key)), key));
        }
    }

    private static boolean isHistory(JsonNode item) {
        return item.at("/sk/S").asText().startsWith("session#");
    }

    private static JsonNode asThen(JsonNode agent) {
        return ((ObjectNode) agent).remove(TOLD_SINCE);
    }

    private static JsonNode unsigned(JsonNode item) {
        ObjectNode unsigned = item.deepCopy();
        unsigned.remove(List.of(WRITER, ENDS));
        unsigned.remove(WATCHED_OTHERWISE);
        // What this version adds, and that one leaves as it is.
        unsigned.path("sessions").path("M").forEach(session -> ((ObjectNode) session.get("M")).remove(ADDED));
        return unsigned;
    }
}
