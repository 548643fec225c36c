package lineclear.local.desk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lineclear.local.calls.Programs;

/** The system's own browser. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    /** By root and without a screen; and without what a browser asks of its maker's servers. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--mute-audio");

    /** What is missing on this machine, in one sentence; empty when nothing is. */
    static String missing() {
        return program().isPresent() && Programs.find("node").isPresent()
                ? ""
                : "The pages are not tried in a browser here, because chromium or node cannot be found: install the"
                        + " Debian packages chromium and nodejs.";
    }

    private static Optional<Path> program() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Programs.find(name).stream())
                .findFirst();
    }

    static Chromium open() {
        Map<String, String> environment = Map.of(
                "PLAYWRIGHT_NODEJS_PATH",
                Programs.find("node").orElseThrow().toString(),
                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                "1");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(program().orElseThrow())
                                .setArgs(FLAGS)));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
