package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import lineclear.dynamodb.table.TableDefinition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A guessed write that goes through leaves what deciding on the stored record and a versioned write would have left.
 */
@Tag("exhaustive")
class GuessEqualsTruthTest {
    private static final int TRIALS = Integer.getInteger("lineclear.trials", 4_000);
    private static final int CHUNK = 100;
    private static final int COMMANDS = 10;

    private final LocalTable local = new LocalTable();
    private final Map<String, int[]> hitsAndMisses = new TreeMap<>();

    @Test
    void whateverIsStoredAGuessedWriteEndsAsTheRulesDecideOrChangesNothing() {
        Random random = new Random(2);
        for (int done = 0; done < TRIALS; done += CHUNK) {
            List<Trial> trials = new ArrayList<>();
            for (int i = 0; i < CHUNK; i++) {
                trials.add(Trial.random(random, "a-" + (done + i)));
            }
            local.putAll(trials.stream().map(Trial::stored).toList());
            List<AgentRecord> missed = new ArrayList<>();
            for (Trial trial : trials) {
                trial.guess().filter(guess -> !hit(trial, guess)).ifPresent(guess -> missed.add(trial.stored()));
            }
            assertUntouched(missed);
        }
        print();
        assertEquals(COMMANDS, hitsAndMisses.size(), "commands: " + hitsAndMisses.keySet());
        hitsAndMisses.forEach((name, counts) -> {
            assertNotEquals(0, counts[0], name + " never hits");
            assertNotEquals(0, counts[1], name + " never misses");
        });
    }

    private boolean hit(Trial trial, Guess guess) {
        RecordTable.Met met = trial.write(local.table, guess, Set.of());
        hitsAndMisses.computeIfAbsent(trial.name(), name -> new int[2])[met.written() ? 0 : 1]++;
        if (met.written()) {
            Optional<String> fault = trial.fault(met.item(), guess);
            assertTrue(fault.isEmpty(), () -> trial + "\n" + fault.orElseThrow());
        } else {
            assertEquals(LocalTable.item(trial.stored(), "before"), met.item(), "the refusal brings the true item");
        }
        return met.written();
    }

    private void assertUntouched(List<AgentRecord> records) {
        Map<String, Map<String, Object>> stored = new HashMap<>();
        for (Map<String, Object> item : local.table.batch(
                records.stream().map(AgentRecord::agentId).map(Keys::record).toList())) {
            stored.put((String) item.get(TableDefinition.PARTITION_KEY), item);
        }
        for (AgentRecord record : records) {
            Map<String, Object> before = LocalTable.item(record, "before");
            assertEquals(before, stored.get(before.get(TableDefinition.PARTITION_KEY)));
        }
    }

    private void print() {
        StringBuilder text = new StringBuilder("guess equals truth, " + TRIALS + " trials");
        hitsAndMisses.forEach((name, counts) ->
                text.append(String.format("%n  %-20s %5d hits %5d misses", name, counts[0], counts[1])));
        System.out.println(text);
    }
}
