package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a page that is open for long says of its line, and whether it is so: a token's end, a lid, a wrong clock. */
@ExtendWith(OpenDesk.class)
class LongLineIT {
    private static final Pattern RECONNECTING = Pattern.compile("^Reconnecting since");

    private final Desk desk;

    LongLineIT(Desk desk) {
        this.desk = desk;
    }

    /** Nothing is told to a socket whose token is over; it is not cut, either. */
    @Test
    void aSocketIsReplacedBeforeItsTimeIsOverAndNothingIsMissedBetweenTheTwo() throws Exception {
        OpenedLine opened = OpenedLine.of(desk, line -> line.lives(Duration.ofMinutes(10)), page -> page.clock()
                .install());
        assertThat(opened.state()).hasText("Live");
        opened.page().clock().runFor(Duration.ofMinutes(9).plusSeconds(58).toMillis());
        opened.page().waitForCondition(() -> opened.line().story.size() >= 5);
        assertEquals(List.of("opened 1", "hello 1", "opened 2", "hello 2", "closed 1"), opened.line().story);
        assertThat(opened.state()).hasText("Live");
    }

    @Test
    void aSocketWhoseTimeIsShortEndsWithItAndAnotherIsOpened() throws Exception {
        OpenedLine opened = OpenedLine.of(desk, line -> line.lives(Duration.ofSeconds(20)), page -> page.clock()
                .install());
        assertThat(opened.state()).hasText("Live");
        opened.page().clock().runFor(20_100);
        assertEquals("Reconnecting", opened.state().textContent().substring(0, 12));
        opened.page().clock().runFor(2_000);
        assertThat(opened.state()).hasText("Live");
        assertEquals(2, opened.line().openings());
    }

    @Test
    void aPageThatCanReadNothingDoesNotSayThatItAsks() throws Exception {
        OpenedLine opened = OpenedLine.of(desk, line -> {}, page -> page.clock().install());
        assertThat(opened.state()).hasText("Live");
        opened.cutReading();
        opened.line().cut();
        for (int second = 0; second < 20; second++) {
            opened.page().clock().runFor(1_000);
            assertThat(opened.state()).hasText(RECONNECTING);
        }
        opened.restoreReading();
        opened.page().clock().runFor(6_000);
        assertThat(opened.state()).hasText("No push: read every 5 s");
    }

    /** Its browser is told nothing, as the tab was never hidden. */
    @Test
    void aLaptopThatHasSleptAsksWhetherItsLineIsStillUp() throws Exception {
        OpenedLine opened = OpenedLine.of(desk, line -> {}, page -> page.clock().install());
        assertThat(opened.state()).hasText("Live");
        opened.line().fallSilent();
        opened.page().clock().setSystemTime(Instant.now().plusSeconds(3_600).toEpochMilli());
        opened.page().clock().runFor(1_100);
        opened.page().waitForCondition(() -> opened.line().heard.contains("{\"type\":\"ping\"}"));
        opened.page().clock().runFor(5_100);
        assertThat(opened.state()).hasText(RECONNECTING);
    }

    /** A day's token, and a machine whose clock is a day ahead. */
    @Test
    void aLaptopWithAWrongClockIsSignedInAllTheSame() throws Exception {
        Somebody ada = desk.somebody("keen");
        Page page = desk.page(options -> {});
        page.clock().install();
        page.clock().setSystemTime(Instant.now().plus(Duration.ofDays(1)).toEpochMilli());
        page.navigate(desk.url.resolve("/desk/?agent=" + ada.id()).toString());
        assertThat(page.locator(".status")).hasAttribute("data-status", "available");
        page.clock().setSystemTime(Instant.now().plus(Duration.ofDays(3)).toEpochMilli());
        page.clock().runFor(1_100);
        page.locator(".choices .pick[data-status=break]").click();
        assertThat(page.locator(".status")).hasAttribute("data-status", "break");
        assertTrue(page.getByText("Sign out").isVisible());
    }

    /** Said thirty seconds ago, and just arrived: that is no reason to think that it is thirty seconds earlier. */
    @Test
    void whatWasLongOnItsWayDoesNotPutTheClockBack() throws Exception {
        OpenedLine opened = OpenedLine.of(desk);
        assertThat(opened.state()).hasText("Live");
        opened.ada().reserve("voice");
        opened.stale();
        assertThat(opened.status()).hasAttribute("data-status", "reserved");
        Instant until = Instant.parse(opened.ada().view().path("until").asText());
        opened.line().tell(opened.frame(1, "Late", Instant.now().minusSeconds(30)));
        assertThat(opened.page().locator("h1")).hasText("Late");
        String left = opened.page().locator(".status .clock .figure").textContent();
        long seconds = Duration.between(Instant.now(), until).toSeconds();
        String[] parts = left.strip().split(":");
        long shown = Long.parseLong(parts[0]) * 60 + Long.parseLong(parts[1]);
        assertTrue(shown <= seconds + 20, left + " shown, " + seconds + " s left");
    }
}
