package lineclear.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.charset.StandardCharsets;
import lineclear.function.PageModelCases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages' model in the pages' own engine, as it is served: at every instant what the service would say. */
@Tag("exhaustive")
@ExtendWith(OpenDesk.class)
class PageModelIT {
    private static final int LIVES = 100;

    private final Desk desk;

    PageModelIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    void whatThePageShowsAtAnyInstantIsWhatTheServiceWouldSay() {
        byte[] cases = PageModelCases.of(LIVES).toString().getBytes(StandardCharsets.UTF_8);
        Page page = desk.page(options -> {});
        page.route(
                "**/cases.json",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBodyBytes(cases)));
        page.navigate(desk.url.resolve("/desk/favicon.svg").toString());
        assertEquals(
                "0 wrong",
                page.evaluate(
                        """
                        async () => (%s)({ model: '/desk/model.js', cases: await (await fetch('/cases.json')).json() })
                        """
                                .formatted(PageModelCases.COMPARE)));
    }
}
