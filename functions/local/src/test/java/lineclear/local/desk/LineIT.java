package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page shows when its socket doubles, mixes up and loses what it is told, and when it breaks. */
@ExtendWith(OpenDesk.class)
class LineIT {
    private final Desk desk;

    LineIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    void afterTheHelloThePictureIsReadAndThePageIsLive() throws Exception {
        Opened opened = open();
        assertThat(opened.state()).hasText("Live");
        assertEquals("{\"type\":\"watch\",\"topics\":[\"agent#" + opened.ada.id() + "\"]}", opened.line.heard.get(0));
        assertThat(opened.status()).hasAttribute("data-status", "available");
    }

    @Test
    void whatIsToldTwiceOrTooLateChangesNothing() throws Exception {
        Opened opened = open();
        assertThat(opened.state()).hasText("Live");
        String first = opened.frame(1, "Coffee");
        String second = opened.frame(2, "Lunch");
        opened.line.tell(second);
        opened.line.tell(first);
        opened.line.tell(second);
        opened.line.tell(opened.frame(0, "Long ago"));
        opened.line.tell(opened.frame(3, "Supper"));
        opened.line.tell(first);
        assertThat(opened.page.locator("h1")).hasText("Supper");
        opened.line.tell("{\"type\":\"pong\"}");
        assertThat(opened.page.locator("h1")).hasText("Supper");
    }

    @Test
    void whatWasLostWhileTheLineWasDownIsReadWhenItIsBack() throws Exception {
        Opened opened = open();
        assertThat(opened.state()).hasText("Live");
        opened.page.route("**/agents/" + opened.ada.id(), route -> route.abort());
        opened.line.cut();
        assertThat(opened.state()).hasText(Pattern.compile("^Reconnecting since \\d\\d:\\d\\d:\\d\\d$"));
        opened.ada.choose("break");
        opened.page.unroute("**/agents/" + opened.ada.id());
        opened.line.restore();
        assertThat(opened.state()).hasText("Live");
        assertThat(opened.status()).hasAttribute("data-status", "break");
        assertEquals(2, opened.line.openings());
    }

    @Test
    void aLineThatDoesNotComeBackIsReplacedByAskingAndThePageSaysSo() throws Exception {
        Opened opened = open();
        assertThat(opened.state()).hasText("Live");
        opened.line.cut();
        assertThat(opened.state()).hasText("No push: read every 5 s");
        opened.ada.choose("break");
        assertThat(opened.status()).hasAttribute("data-status", "break");
        opened.line.restore();
        opened.page.evaluate("() => dispatchEvent(new Event('online'))");
        assertThat(opened.state()).hasText("Live");
    }

    @Test
    void whoIsToldThatTheyAreStaleAsks() throws Exception {
        Opened opened = open();
        assertThat(opened.state()).hasText("Live");
        opened.ada.choose("break");
        opened.line.tell("{\"type\":\"stale\",\"topics\":[]}");
        assertThat(opened.status()).hasAttribute("data-status", "break");
    }

    @Test
    void aLineOnWhichNobodySaysHelloIsNotTakenForOne() throws Exception {
        Somebody ada = desk.somebody("keen");
        Page page = desk.page(options -> {});
        Line line = new Line(desk, page, "agent#" + ada.id());
        line.fallSilent();
        page.clock().install();
        page.navigate(desk.url.resolve("/desk/?agent=" + ada.id()).toString());
        Locator state = page.locator(".line");
        assertThat(state).hasText("Connecting …");
        page.clock().runFor(11_000);
        assertThat(state).hasText(Pattern.compile("^Reconnecting since"));
        assertThat(page.locator(".status")).hasAttribute("data-status", "available");
    }

    @Test
    void aLineThatDiedUnnoticedIsFoundWhenSomebodyLooksAgain() throws Exception {
        Opened opened = open();
        assertThat(opened.state()).hasText("Live");
        opened.page.clock().install();
        opened.page.evaluate("() => dispatchEvent(new Event('online'))");
        assertThat(opened.state()).hasText("Live");
        opened.page.clock().runFor(6_000);
        assertThat(opened.state()).hasText(Pattern.compile("^(Reconnecting since|Live)"));
        opened.page.clock().runFor(2_000);
        assertThat(opened.state()).hasText("Live");
        assertEquals(2, opened.line.openings());
    }

    private Opened open() throws Exception {
        Somebody ada = desk.somebody("keen");
        Page page = desk.page(options -> {});
        Line line = new Line(desk, page, "agent#" + ada.id());
        page.navigate(desk.url.resolve("/desk/?agent=" + ada.id()).toString());
        return new Opened(ada, page, line);
    }

    private record Opened(Somebody ada, Page page, Line line) {
        Locator state() {
            return page.locator(".line");
        }

        Locator status() {
            return page.locator(".status");
        }

        /** The agent as they are, so many versions later, under another word. */
        String frame(int later, String label) throws Exception {
            ObjectNode view = (ObjectNode) ada.view();
            long version = view.path("version").asLong() + later;
            view.put("version", version).put("label", label);
            return "{\"type\":\"agent\",\"agentId\":\"%s\",\"version\":%d,\"agent\":%s}"
                    .formatted(ada.id(), version, view);
        }
    }
}
