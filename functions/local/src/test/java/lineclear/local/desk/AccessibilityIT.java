package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2 AA as far as a machine can tell (axe-core), and the keyboard. */
@ExtendWith(OpenDesk.class)
class AccessibilityIT {
    private final Desk desk;

    AccessibilityIT(Desk desk) {
        this.desk = desk;
    }

    @ParameterizedTest
    @EnumSource(Situation.class)
    void everyStateOfEveryPolicyIsSaidRightAndWithoutAViolationInLightAndDark(Situation situation) throws Exception {
        Somebody ada = situation.of(desk);
        Page page = desk.pageOf(ada);
        assertThat(page.locator(".status")).hasAttribute("data-status", situation.status);
        // Out of the code and its parameters the page says in English what the service says.
        assertThat(page.locator(".because")).hasText(ada.view().path("because").asText());
        page.locator(".verify .head button").click();
        assertThat(page.locator(".verdict")).isVisible();
        noViolation(page);
    }

    @Test
    void theChooserAndTheFloorWithAnAgentOpenAreWithoutAViolation() throws Exception {
        Somebody ada = Situation.KEEN_RESERVED.of(desk);
        Page chooser = desk.open("/desk/", options -> {});
        assertThat(chooser.locator(".chooser li").first()).isVisible();
        noViolation(chooser);
        Page floor = desk.floor();
        floor.locator(".search input").fill(ada.id());
        assertThat(floor.locator(".row[data-status]")).hasCount(1);
        noViolation(floor);
        floor.locator(".row .act button").click();
        floor.locator(".side .verify .head button").click();
        assertThat(floor.locator(".side .evidence")).isVisible();
        noViolation(floor);
    }

    @Test
    void queuesChatsAndOffersAreWithoutAViolation() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Page page = busyWithQueues(sales, options -> {});
        noViolation(page);
        page.locator(".queues .timing button").nth(1).click();
        page.locator(".tickets .act").first().click();
        assertThat(page.locator(".facts")).isVisible();
        noViolation(page);
        page.getByText("Close chat").click();
        assertThat(page.locator(".ask")).isVisible();
        noViolation(page);

        Somebody ada = sales.loggedOn("keen");
        Page offered = desk.pageOf(ada);
        assertThat(offered.locator(".offer")).isVisible();
        noViolation(offered);
    }

    @Test
    void theFloorsQueuesAreWithoutAViolation() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        sales.comes("Grace", "chat");
        Page floor = desk.floor();
        Locator lane = floor.locator(".lane[data-queue='" + sales.id() + "']");
        assertThat(lane.locator("[data-figure=waiting]")).containsText("1");
        noViolation(floor);
        lane.locator("[role=switch]").click();
        assertThat(floor.locator(".ask")).isVisible();
        noViolation(floor);
    }

    /** An analyst's page with a chat, another that is unread, and one who waits. */
    private Page busyWithQueues(OpenQueue sales, Consumer<Browser.NewContextOptions> options) throws Exception {
        Somebody dee = sales.loggedOn("asm");
        for (String name : List.of("Grace Hopper", "Alan")) {
            String ticketId = sales.comes(name, "chat");
            sales.says(ticketId, "Averylongwordthathasnoplacetobreak".repeat(4));
            sales.answers(dee, ticketId);
        }
        sales.comes("Edsger", "chat");
        Page page = desk.pageOf(dee, options);
        assertThat(page.locator(".unread")).isVisible();
        assertThat(page.locator(".tickets")).containsText("Edsger");
        return page;
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 640})
    void queuesAndChatsFitOnANarrowScreen(int pixels) throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Page page = busyWithQueues(sales, options -> options.setViewportSize(pixels, 640));
        assertEquals(pixels, page.evaluate("() => document.documentElement.scrollWidth"));
        Page floor = desk.open("/desk/floor", options -> options.setViewportSize(pixels, 640));
        assertThat(floor.locator(".lane[data-queue='" + sales.id() + "']")).isVisible();
        assertEquals(pixels, floor.evaluate("() => document.documentElement.scrollWidth"));
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 640})
    void nothingIsCutOffOrScrollsSidewaysOnANarrowScreen(int pixels) throws Exception {
        Page page = desk.pageOf(Situation.EIGHT_IN_PROGRESS.of(desk), options -> options.setViewportSize(pixels, 640));
        assertThat(page.locator(".status")).isVisible();
        assertEquals(pixels, page.evaluate("() => document.documentElement.scrollWidth"));
        Page floor = desk.open("/desk/floor", options -> options.setViewportSize(pixels, 640));
        assertThat(floor.locator(".row[data-status]").first()).isVisible();
        assertEquals(pixels, floor.evaluate("() => document.documentElement.scrollWidth"));
    }

    @Test
    void whoWantsNoMotionSeesNone() throws Exception {
        Page page =
                desk.pageOf(Situation.KEEN_RINGING.of(desk), options -> options.setReducedMotion(ReducedMotion.REDUCE));
        assertThat(page.locator(".ringing")).isVisible();
        assertEquals(0, page.evaluate("() => document.getAnimations().length"));
    }

    @Test
    void whatIsChosenIsSeenInForcedColours() throws Exception {
        Page page =
                desk.pageOf(Situation.KEEN_NOT_BUSY.of(desk), options -> options.setForcedColors(ForcedColors.ACTIVE));
        String colour = "(element) => getComputedStyle(element).backgroundColor";
        Object chosen = page.locator(".pick[aria-pressed=true]").first().evaluate(colour);
        Object other = page.locator(".pick[aria-pressed=false]").first().evaluate(colour);
        assertTrue(!chosen.equals(other), chosen + " " + other);
    }

    private static void noViolation(Page page) {
        List<String> violations = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            // Without motion, or a colour that is still on its way would be judged.
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            violations.addAll(Axe.violations(page));
        }
        assertEquals(List.of(), violations);
    }
}
