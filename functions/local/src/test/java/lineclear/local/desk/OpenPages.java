package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lineclear.local.run.LocalRun;

/** What many open pages, idle sockets and slow readers do to a laptop, by hand: pages/README.md#many-open-pages. */
public final class OpenPages {
    private static final int[] OPEN = {1, 100, 1_000};
    private static final int CHANGES = Integer.getInteger("pages.changes", 200);
    private static final int IDLE = 10_000;
    private static final int SLOW = 50;
    private static final int TABS = 20;

    private final Desk desk;

    private OpenPages(Desk desk) {
        this.desk = desk;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target"), "pages").toAbsolutePath();
        System.out.printf("load average %s%n", load());
        try (Desk desk = Desk.open(folder)) {
            OpenPages pages = new OpenPages(desk);
            pages.manyOpen();
            pages.slowReaders();
            pages.closedTabs();
            pages.idleSockets();
        }
        System.out.printf("load average %s%n", load());
        System.exit(0); // the clients of thousands of sockets
    }

    private void manyOpen() throws Exception {
        try (PlainPages plain = new PlainPages(desk.url)) {
            Somebody ada = desk.somebody("keen");
            Pixels pixels = new Pixels(liveFloor(), ada);
            pixels.after(CHANGES); // the JVM compiles
            int open = 1;
            for (int count : OPEN) {
                plain.open(count - open, true);
                open = count;
                System.out.printf("%n%,d floors open, one of them in Chromium, %d changes%n", count, CHANGES);
                System.out.print(pixels.after(CHANGES).text());
            }
        }
        desk.closePages();
    }

    private void slowReaders() throws Exception {
        Somebody ada = desk.somebody("keen");
        Pixels pixels = new Pixels(liveFloor(), ada);
        String before = resources();
        List<SlowReader> slow = new ArrayList<>();
        String ticket = PlainPages.ticket(desk.url);
        for (int i = 0; i < SLOW; i++) {
            slow.add(new SlowReader(desk.url, ticket));
        }
        System.out.printf("%n%d sockets that ask without end and read nothing%n", SLOW);
        System.out.print(pixels.after(CHANGES).text());
        System.out.printf("  before: %s%n  during: %s, %,d questions taken%n", before, resources(), asked(slow));
        System.out.print(pixels.after(CHANGES).text());
        System.out.printf("  later:  %s, %,d questions taken%n", resources(), asked(slow));
        for (SlowReader one : slow) {
            one.close();
        }
        desk.closePages();
    }

    private static long asked(List<SlowReader> slow) {
        return slow.stream().mapToLong(SlowReader::asked).sum();
    }

    private void closedTabs() throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < TABS; i++) {
            Somebody ada = desk.somebody("watched");
            Page page = desk.pageOf(ada);
            assertThat(page.locator(".line")).hasText("Live");
            Instant closed = Instant.now();
            page.close();
            while (!ada.view().path("status").asText().equals("offline")) {
                Thread.onSpinWait();
            }
            millis.add(Duration.between(closed, Instant.now()).toMillis());
            desk.closePages();
        }
        millis.sort(null);
        System.out.printf(
                "%n%d closed tabs, until the service answers that their agent is offline: p50 %d, most %d ms%n",
                TABS, millis.get(TABS / 2 - 1), millis.get(TABS - 1));
    }

    private void idleSockets() throws Exception {
        System.out.printf("%nIdle sockets%n  none:   %s, %s%n", resources(), requests());
        try (PlainPages plain = new PlainPages(desk.url)) {
            Instant begun = Instant.now();
            int refused = plain.open(IDLE, false);
            System.out.printf(
                    "  %,d: %s, %s; %d refused, opened within %d s%n",
                    IDLE,
                    resources(),
                    requests(),
                    refused,
                    Duration.between(begun, Instant.now()).toSeconds());
            System.out.printf("  of 100 more %d are refused%n", plain.open(100, false));
            Page floor = desk.floor();
            assertThat(floor.locator(".line")).hasText("No push: read every 10 s");
            System.out.println("  a floor says: " + floor.locator(".line").textContent());
        }
    }

    private Page liveFloor() {
        Page floor = desk.floor();
        assertThat(floor.locator(".line")).hasText("Live");
        return floor;
    }

    private String requests() throws Exception {
        String token = LocalRun.token(desk.url, "supervisor");
        long[] micros = new long[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            long begun = System.nanoTime();
            LocalRun.send(desk.url, "GET", "/agents?limit=1", token, "");
            micros[i] = (System.nanoTime() - begun) / 1000;
        }
        Arrays.sort(micros);
        return "a request p50 %.1f, p99 %.1f ms"
                .formatted(micros[CHANGES / 2] / 1000.0, micros[CHANGES * 99 / 100] / 1000.0);
    }

    private String resources() throws IOException {
        Path process = Path.of("/proc/" + desk.process().pid());
        String resident = Files.readAllLines(process.resolve("status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D", "");
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            return "%d MB, %,d descriptors".formatted(Long.parseLong(resident) / 1024, open.count());
        }
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }
}
