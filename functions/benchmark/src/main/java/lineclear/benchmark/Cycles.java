package lineclear.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Cycles a second: the contenders in turn, round after round, on so many threads. */
final class Cycles {
    private static final int COUNTED = 64;
    private static final int WARM = 8_000;
    private static final int MOST_WARM_UPS = 20;

    private final List<Contender> contenders;
    private final List<Integer> threads;
    private final int rounds;
    private final double seconds;
    private final LongSupplier cpuNanos;

    /**
     * @param contenders the first is the floor
     * @param cpuNanos how long the process that does the work has computed so far
     */
    Cycles(List<Contender> contenders, List<Integer> threads, int rounds, double seconds, LongSupplier cpuNanos) {
        this.contenders = contenders;
        this.threads = threads;
        this.rounds = rounds;
        this.seconds = seconds;
        this.cpuNanos = cpuNanos;
    }

    /** What a cycle costs, counted in a pass of its own so that the timed one carries no interceptor. */
    static String costs(List<Contender> counted, Counter counter) {
        StringBuilder table =
                new StringBuilder("| one cycle | requests | write units, table | write units, indexes |\n");
        table.append("|---|---|---|---|\n");
        for (Contender contender : counted) {
            counter.resetUnits();
            int before = counter.requests();
            for (int agent = 0; agent < COUNTED; agent++) {
                contender.cycle(agent);
            }
            table.append(Numbers.text(
                    "| %s | %.2f | %.2f | %.2f |%n",
                    contender.name(),
                    (double) (counter.requests() - before) / COUNTED,
                    counter.tableWriteUnits() / COUNTED,
                    counter.indexWriteUnits() / COUNTED));
        }
        return table.toString();
    }

    /** By cycles and not by the clock, so that a busy machine does not measure the compiler; bounded all the same. */
    void warmUp() {
        for (Contender contender : contenders) {
            int cycles = 0;
            for (int turn = 0; turn < MOST_WARM_UPS && cycles < WARM; turn++) {
                cycles += Round.of(contender, 8, seconds, cpuNanos).nanos().length;
            }
        }
    }

    String table() {
        return table("threads", "contender", "cycle");
    }

    /** @param cycle what one of them is, in the singular */
    String table(String threadsAre, String contendersAre, String cycle) {
        StringBuilder table = new StringBuilder(Numbers.text(
                "| %s | %s | %ss/s | of the floor (each round) | p50 ms | p99 ms | CPU ms/%s |%n",
                threadsAre, contendersAre, cycle, cycle));
        table.append("|---|---|---|---|---|---|---|\n");
        for (int on : threads) {
            Map<Contender, List<Round>> turns = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Contender contender : contenders) {
                    turns.computeIfAbsent(contender, none -> new ArrayList<>())
                            .add(Round.of(contender, on, seconds, cpuNanos));
                }
            }
            turns.forEach((contender, its) -> table.append(row(on, contender, its, turns.get(contenders.get(0)))));
        }
        return table.toString();
    }

    private static String row(int threads, Contender contender, List<Round> rounds, List<Round> floor) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds.size(); round++) {
            ratios.add(rounds.get(round).cyclesPerSecond() / floor.get(round).cyclesPerSecond());
        }
        long[] nanos = rounds.stream()
                .flatMapToLong(round -> Arrays.stream(round.nanos()))
                .toArray();
        return Numbers.text(
                "| %d | %s | %.0f | %.2f (%.2f–%.2f) | %.1f | %.1f | %.2f |%n",
                threads,
                contender.name(),
                Numbers.median(rounds.stream().map(Round::cyclesPerSecond).toList()),
                Numbers.median(ratios),
                ratios.stream().min(Double::compare).orElseThrow(),
                ratios.stream().max(Double::compare).orElseThrow(),
                Numbers.percentileMillis(nanos, 0.5),
                Numbers.percentileMillis(nanos, 0.99),
                Numbers.median(rounds.stream().map(Round::cpuMillis).toList()));
    }
}
