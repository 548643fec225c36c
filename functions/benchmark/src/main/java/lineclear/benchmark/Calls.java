package lineclear.benchmark;

import java.nio.file.Path;
import java.util.List;

/** What phone platforms bring about: events through the packaged local run, and reconcile. */
final class Calls {
    private Calls() {}

    /**
     * The tables.
     *
     * @param jar of the packaged local run
     * @param overdue how many records reconcile finds
     */
    static String report(int rounds, double seconds, Path jar, int overdue) throws Exception {
        String machine = Machine.line();
        return String.join(
                "\n",
                machine + ". " + Numbers.text("%d rounds of %.1f s each.%n", rounds, seconds),
                deliveries(rounds, seconds, jar),
                OverdueRecords.table(overdue));
    }

    private static String deliveries(int rounds, double seconds, Path jar) throws Exception {
        try (LocalProcess service = LocalProcess.start(jar)) {
            Cycles cycles = new Cycles(
                    new Deliveries(service).contenders(), List.of(1, 32), rounds, seconds, service::cpuNanos);
            cycles.warmUp();
            return cycles.table("connections", "request", "request");
        }
    }
}
