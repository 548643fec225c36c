package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything on the agent's page, with the keyboard only. */
@ExtendWith(OpenDesk.class)
class KeyboardIT {
    private static final int MOST_STOPS = 60;
    private final Desk desk;

    KeyboardIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    void theWholeAgentsPageIsUsedWithTheKeyboardOnly() throws Exception {
        Somebody ada = desk.somebody("keen");
        ada.setBySupervisor("{\"message\":\"Good morning\",\"status\":\"available\"}");
        String session = ada.reserve("voice");
        Page page = desk.pageOf(ada);
        assertThat(page.locator(".status")).hasAttribute("data-status", "reserved");

        press(page, ".skip", "Enter");
        assertEquals("main", page.evaluate("() => document.activeElement.id"));
        press(page, ".message button", "Enter");
        assertThat(page.locator(".message")).hasCount(0);

        press(page, ".timing button:nth-child(2)", "Space");
        press(page, ".choices [data-status=break]", "Enter");
        assertThat(page.locator(".next")).isVisible();
        press(page, ".next button", "Enter");
        assertThat(page.locator(".next")).hasCount(0);

        press(page, ".switches button:nth-of-type(2)", "Space");
        assertThat(page.locator(".switches button").nth(1)).hasAttribute("aria-checked", "false");

        press(page, ".verify .head button", "Enter");
        assertThat(page.locator(".clear")).isVisible();
        press(page, ".clear button", "Enter");
        assertThat(page.locator(".status")).hasAttribute("data-status", "available");

        press(page, ".field input", "l");
        page.keyboard().type("unch");
        press(page, ".choices [data-status=break]", "Enter");
        assertThat(page.locator("h1")).hasText("On Break: lunch");
        assertEquals("lunch", ada.view().at("/intent/reason").asText());
        assertEquals(0, ada.view().path("sessions").size(), session);

        press(page, ".ring", "Space");
        assertThat(page.locator(".ring")).hasAttribute("aria-checked", "true");
        press(page, ".language select", "S");
        assertThat(page.locator("html")).hasAttribute("lang", "sv");
        press(page, ".bar .tools > button.quiet", "Enter");
        assertThat(page.locator(".chooser")).isVisible();
    }

    @Test
    void aChatFromThePickToTheEndIsLedWithTheKeyboardOnly() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Somebody dee = sales.registered("asm");
        String grace = sales.comes("Grace", "chat");
        Page page = desk.pageOf(dee);
        press(page, ".lines [role=switch]", "Space");
        press(page, ".queues .timing button:nth-child(2)", "Enter");
        assertThat(page.getByText("Nobody has been answered yet.")).isVisible();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Enter");
        press(page, "[data-ticket='" + grace + "'] .act", "Enter");
        assertThat(page.locator(".composer")).isVisible();
        press(page, ".composer textarea", "H");
        page.keyboard().type("ello");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-seq='1']")).containsText("Hello");
        press(page, ".panel .ways button:last-child", "Enter");
        page.keyboard().press("Enter");
        assertThat(page.locator(".panel .note")).containsText("The chat ended");
        press(page, ".panel .note button", "Enter");
        assertThat(page.locator(".chats")).hasCount(0);
    }

    /** Goes on with Tab until the element is reached, which then has to be seen, and presses the key on it. */
    private static void press(Page page, String selector, String key) {
        assertThat(page.locator(selector).first()).isAttached();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("(selector) => document.activeElement.matches(selector)", selector)) {
                assertNotEquals(
                        "none",
                        page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"),
                        selector + " is reached, and nobody sees it");
                page.keyboard().press(key);
                return;
            }
        }
        throw new AssertionError(selector + " is not reached with the keyboard");
    }
}
