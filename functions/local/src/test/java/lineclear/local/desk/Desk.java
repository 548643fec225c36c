package lineclear.local.desk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import lineclear.local.run.LocalRun;

/** The packaged local run with its pages, a browser that looks at them, and the exchange that the run can ask. */
final class Desk implements AutoCloseable {
    /** However slow the machine is. */
    static final int CEILING_MILLIS = 90_000;

    /** Besides the four, rules under which an agent's devices have to be there. */
    private static final String POLICIES = """
            {"watched":{"extends":"keen","presenceSeconds":60}}""";

    final Exchange exchange;
    final Chromium chromium;
    final URI url;
    private final LocalRun run;
    private final List<BrowserContext> contexts = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Desk(Exchange exchange, LocalRun run, Chromium chromium) throws Exception {
        this.exchange = exchange;
        this.run = run;
        this.chromium = chromium;
        this.url = run.url();
    }

    static Desk open(Path folder) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(CEILING_MILLIS);
        Exchange exchange = new Exchange();
        return new Desk(exchange, start(folder, exchange), Chromium.open());
    }

    private static LocalRun start(Path folder, Exchange exchange) throws IOException {
        return LocalRun.start(
                folder,
                Map.of(
                        "LINECLEAR_DATA",
                        "memory",
                        "LINECLEAR_RECONCILE_EVERY",
                        "24h",
                        "LINECLEAR_POLICIES",
                        POLICIES,
                        "LINECLEAR_PLATFORMS",
                        exchange.platforms()));
    }

    /** An agent of that policy who has not been seen here before, available. */
    Somebody somebody(String policy) throws Exception {
        return Somebody.available(this, policy);
    }

    /** Their own page, in a browser that knows nothing yet. */
    Page pageOf(Somebody agent) {
        return pageOf(agent, options -> {});
    }

    Page pageOf(Somebody agent, Consumer<Browser.NewContextOptions> more) {
        return open("/desk/?agent=" + agent.id(), more);
    }

    Page floor() {
        return open("/desk/floor", options -> {});
    }

    Page open(String path, Consumer<Browser.NewContextOptions> more) {
        Page page = page(more);
        page.navigate(url.resolve(path).toString());
        return page;
    }

    /** An empty one, before it goes anywhere. */
    Page page(Consumer<Browser.NewContextOptions> more) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(1280, 960)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Stockholm");
        more.accept(options);
        BrowserContext context = chromium.browser().newContext(options);
        context.setDefaultTimeout(CEILING_MILLIS);
        contexts.add(context);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A refusal is an answer; that the network panel lists it is no fault of the page.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** Errors that no page caught, and what the content security policy stopped, since the last call. */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** The service's. */
    ProcessHandle process() {
        return run.process();
    }

    void closePages() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    @Override
    public void close() {
        chromium.close();
        run.close();
        exchange.close();
    }
}
