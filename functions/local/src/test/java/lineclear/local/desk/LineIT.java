package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
        OpenedLine opened = open();
        assertThat(opened.state()).hasText("Live");
        assertEquals(
                "{\"type\":\"watch\",\"topics\":[\"agent#" + opened.ada().id() + "\"]}",
                opened.line().heard.get(0));
        assertThat(opened.status()).hasAttribute("data-status", "available");
    }

    @Test
    void whatIsToldTwiceOrTooLateChangesNothing() throws Exception {
        OpenedLine opened = open();
        assertThat(opened.state()).hasText("Live");
        String first = opened.frame(1, "Coffee");
        String second = opened.frame(2, "Lunch");
        opened.line().tell(second);
        opened.line().tell(first);
        opened.line().tell(second);
        opened.line().tell(opened.frame(0, "Long ago"));
        opened.line().tell(opened.frame(3, "Supper"));
        opened.line().tell(first);
        assertThat(opened.page().locator("h1")).hasText("Supper");
        opened.line().tell("{\"type\":\"pong\"}");
        assertThat(opened.page().locator("h1")).hasText("Supper");
    }

    @Test
    void whatWasLostWhileTheLineWasDownIsReadWhenItIsBack() throws Exception {
        OpenedLine opened = open();
        assertThat(opened.state()).hasText("Live");
        opened.cutReading();
        opened.line().cut();
        assertThat(opened.state()).hasText(Pattern.compile("^Reconnecting since \\d\\d:\\d\\d:\\d\\d$"));
        opened.ada().choose("break");
        opened.restoreReading();
        opened.line().restore();
        assertThat(opened.state()).hasText("Live");
        assertThat(opened.status()).hasAttribute("data-status", "break");
        assertEquals(2, opened.line().openings());
    }

    @Test
    void aLineThatDoesNotComeBackIsReplacedByAskingAndThePageSaysSo() throws Exception {
        OpenedLine opened = open();
        assertThat(opened.state()).hasText("Live");
        opened.line().cut();
        assertThat(opened.state()).hasText("No push: read every 5 s");
        opened.ada().choose("break");
        assertThat(opened.status()).hasAttribute("data-status", "break");
        opened.line().restore();
        opened.page().evaluate("() => dispatchEvent(new Event('online'))");
        assertThat(opened.state()).hasText("Live");
    }

    @Test
    void whoIsToldThatTheyAreStaleAsks() throws Exception {
        OpenedLine opened = open();
        assertThat(opened.state()).hasText("Live");
        opened.ada().choose("break");
        opened.stale();
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
        OpenedLine opened = open();
        assertThat(opened.state()).hasText("Live");
        opened.page().clock().install();
        opened.line().fallSilent();
        opened.page().evaluate("() => dispatchEvent(new Event('online'))");
        assertThat(opened.state()).hasText("Live");
        opened.page().clock().runFor(5_100);
        assertEquals(
                "Reconnecting",
                opened.state().textContent().substring(0, 12),
                "at once: the browser itself waits for the other side's goodbye");
        opened.line().speak();
        opened.page().clock().runFor(2_000);
        assertThat(opened.state()).hasText("Live");
        assertEquals(2, opened.line().openings());
    }

    private OpenedLine open() throws Exception {
        return OpenedLine.of(desk);
    }
}
