package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an agent notices who looks elsewhere: the ring, and the end of what they wait for. */
@ExtendWith(OpenDesk.class)
class RingIT {
    /** Instead of the system's: what was shown, and that it may be. */
    private static final String NOTIFICATIONS =
            """
            globalThis.shown = [];
            globalThis.Notification = class {
              static permission = 'granted';
              constructor(title, options) { shown.push(title + ' ' + options.tag); }
            };""";

    private final Desk desk;

    RingIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    void aRingIsToldOnceAndTakesNobodysFocus() throws Exception {
        Somebody ada = desk.somebody("keen");
        Page page = desk.page(options -> {});
        page.addInitScript(NOTIFICATIONS);
        page.navigate(desk.url.resolve("/desk/?agent=" + ada.id()).toString());
        page.locator(".ring").click();
        Locator reason = page.locator(".field input");
        reason.pressSequentially("going to l");

        String session = ada.reserve("voice");
        ada.connect(session, "ringing");
        assertThat(page.locator(".ringing")).hasText(Pattern.compile("Ringing: Grace"));
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT)
                        .filter(new Locator.FilterOptions().setHas(page.locator(".ringing"))))
                .hasCount(1);
        assertThat(page).hasTitle(Pattern.compile("Grace"));
        assertThat(reason).isFocused();
        page.keyboard().type("unch");
        assertThat(reason).hasValue("going to lunch");

        ada.connect(session, "connected");
        assertThat(page.locator(".status")).hasAttribute("data-status", "connected");
        assertThat(page.locator(".ringing")).hasCount(0);
        assertEquals(List.of("Ringing: Grace " + session), page.evaluate("() => shown"));
    }

    @Test
    void whoHasNotAskedForItHearsNoRing() throws Exception {
        Somebody ada = desk.somebody("keen");
        Page page = desk.page(options -> {});
        page.addInitScript(NOTIFICATIONS);
        page.navigate(desk.url.resolve("/desk/?agent=" + ada.id()).toString());
        ada.connect(ada.reserve("voice"), "ringing");
        assertThat(page.locator(".ringing")).isVisible();
        assertEquals(List.of(), page.evaluate("() => shown"));
    }

    @Test
    void theEndOfAHoldIsAnnouncedAtSixtyThirtyAndTenSecondsOnly() throws Exception {
        Somebody ada = desk.somebody("keen");
        ada.reserve("voice");
        Page page = desk.page(options -> {});
        page.clock().install();
        page.navigate(desk.url.resolve("/desk/?agent=" + ada.id()).toString());
        Locator said = page.locator("main > .hidden[role=status]");
        assertThat(page.locator(".status")).hasAttribute("data-status", "reserved");
        // From here on only the clock tells.
        page.route("**/agents/**", route -> route.abort());
        page.route("**/live", route -> route.abort());
        for (int seconds : new int[] {60, 30, 10}) {
            while (left(page) > seconds) {
                page.clock().runFor(1000);
            }
            assertThat(said).hasText(seconds + " seconds left");
        }
    }

    /**
     * Amazon Connect's page, asleep, shows for hours what was (chatwoot #5076 and others): here the clock alone says
     * that the hold is over, the moment the lid is opened, before any answer.
     */
    @Test
    void aHoldThatEndsWhileTheLaptopSleepsIsOverWhenItWakes() throws Exception {
        Somebody ada = desk.somebody("keen");
        ada.reserve("voice");
        Page page = desk.page(options -> {});
        page.clock().install();
        page.navigate(desk.url.resolve("/desk/?agent=" + ada.id()).toString());
        assertThat(page.locator(".status")).hasAttribute("data-status", "reserved");
        page.context().setOffline(true);
        page.clock().fastForward("08:00:00");
        assertThat(page.locator(".status")).hasAttribute("data-status", "available");
        assertThat(page.locator("h1")).hasText("Not Busy");
        assertThat(page.locator(".offered dd[data-yes=true]")).hasCount(2);
        assertThat(page.locator(".sessions li")).hasCount(0);
        assertThat(page.locator(".status .clock")).containsText("7:58:");
    }

    /** What the page shows as left, in seconds. */
    private static int left(Page page) {
        String[] shown = page.locator("[role=timer]").textContent().split(":");
        return Integer.parseInt(shown[0]) * 60 + Integer.parseInt(shown[1]);
    }
}
