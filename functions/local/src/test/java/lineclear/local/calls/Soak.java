package lineclear.local.calls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Calls without end, for a while: callers pick agents at random, talk for 2 to 6 seconds and hang up, while events are
 * lost, doubled and late. Ends when the service and Kamailio agree on every agent, or fails when they do not.
 */
final class Soak {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Soak() {}

    public static void main(String... arguments) throws Exception {
        if (!Programs.missing().isEmpty()) {
            System.out.println(Programs.missing());
            return;
        }
        int agents = Integer.getInteger("soak.agents", 400);
        int rate = Integer.getInteger("soak.rate", 50);
        int seconds = Integer.getInteger("soak.seconds", 600);
        Path folder = Files.createDirectories(Path.of("target/soak").toAbsolutePath());
        int code = 1;
        try (Centre centre = Centre.large(Files.createTempDirectory(folder, "run"))) {
            code = run(centre, agents, rate, seconds) ? 0 : 1;
        } finally {
            System.exit(code); // the HTTP clients' threads would go on
        }
    }

    private static boolean run(Centre centre, int agents, int rate, int seconds) throws Exception {
        List<String> names =
                IntStream.rangeClosed(1, agents).mapToObj(i -> "agent-" + i).toList();
        System.out.printf("%d agents, %d calls a second offered for %d seconds%n", agents, rate, seconds);
        try (Sipp phones = Sipp.phones(centre.folder)) {
            for (String name : names) {
                centre.available(name);
                centre.kamailio.phone(name, phones.port());
            }
            Faults faults = new Faults();
            centre.wire.usually(faults);
            Instant begun = Instant.now();
            try (Sipp callers = Sipp.crowd(centre.folder, centre.kamailio.sipPort(), names, rate, rate * seconds)) {
                callers.ends(Duration.ofSeconds(seconds).plus(PATIENCE));
                Duration took = Duration.between(begun, Instant.now());
                Agreement agreement = Agreement.await(centre, names, PATIENCE);
                SoakReport report =
                        new SoakReport(took, callers.brief(), phones.brief(), faults, agreement, centre.service.log());
                System.out.println(report.text());
                return report.sound();
            }
        }
    }
}
