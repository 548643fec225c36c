package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole picture, read anew: beside what is told meanwhile, after a failure, after the table was restored. */
@ExtendWith(OpenDesk.class)
class PictureIT {
    private static final String STALE = "{\"type\":\"stale\",\"topics\":[\"floor\"]}";

    private final Desk desk;

    PictureIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    void whatCouldNotBeReadWhenItHadToBeIsReadAgain() throws Exception {
        OpenedLine opened = OpenedLine.of(desk);
        assertThat(opened.state()).hasText("Live");
        opened.ada().choose("break");
        AtomicBoolean failed = new AtomicBoolean();
        opened.page().route("**/agents/" + opened.ada().id(), route -> {
            if (failed.getAndSet(true)) {
                route.resume();
            } else {
                route.abort();
            }
        });
        opened.stale();
        assertThat(opened.status()).hasAttribute("data-status", "break");
        assertThat(opened.state()).hasText("Live");
    }

    /** A table that was restored from yesterday, or a laptop's in memory: versions begin anew. */
    @Test
    void theAnswerIsBelievedThoughItsVersionIsLowerThanWhatWasKnownWhenItWasAsked() throws Exception {
        OpenedLine opened = OpenedLine.of(desk);
        assertThat(opened.state()).hasText("Live");
        opened.line().tell(opened.frame(1_000, "Before the restore"));
        assertThat(opened.page().locator("h1")).hasText("Before the restore");
        opened.stale();
        assertThat(opened.page().locator("h1")).hasText("Not Busy");
    }

    @Test
    void whoIsToldOfWhileThePictureIsReadIsNotTakenForGone() throws Exception {
        Somebody ada = desk.somebody("keen");
        Page floor = desk.page(options -> {});
        Line line = new Line(desk, floor, "floor");
        floor.navigate(desk.url.resolve("/desk/floor").toString());
        assertThat(floor.locator(".line")).hasText("Live");
        AtomicBoolean told = new AtomicBoolean();
        floor.route("**/agents?*", route -> {
            if (!told.getAndSet(true)) {
                line.tell("{\"type\":\"rows\",\"rows\":[" + newcomer(ada) + "]}");
                assertThat(newcomer(floor)).isVisible();
            }
            route.resume();
        });
        ada.choose("break");
        line.tell(STALE);
        assertThat(floor.locator(".row[data-status=break]", named(ada))).isVisible();
        assertTrue(newcomer(floor).isVisible());
        line.tell(STALE);
        assertThat(newcomer(floor)).hasCount(0);
    }

    private static Page.LocatorOptions named(Somebody agent) {
        return new Page.LocatorOptions().setHasText(agent.id());
    }

    private static Locator newcomer(Page floor) {
        return floor.locator(".row b:text-is('Newcomer')");
    }

    private static String newcomer(Somebody like) {
        try {
            ObjectNode row = (ObjectNode) like.view();
            row.remove(List.of("sessions", "may", "tools", "intent", "choices", "takes", "presence"));
            return row.put("agentId", "newcomer-1").put("name", "Newcomer").toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
