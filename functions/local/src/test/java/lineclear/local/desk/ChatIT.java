package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The chats of an agent: a tab for each, whatever the line does. */
@ExtendWith(OpenDesk.class)
class ChatIT {
    private final Desk desk;

    ChatIT(Desk desk) {
        this.desk = desk;
    }

    /**
     * docs.alemba.com, ASM Core "Chat": an analyst picks a waiting chat, writes in real time, ends it by Close Chat,
     * and has to make themselves available again.
     */
    @Test
    void asmsChatFromThePickToTheEnd() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Somebody dee = sales.loggedOn("asm");
        String grace = sales.comes("Grace", "chat");
        sales.says(grace, "Hello <b>there</b>\nAre you real?");
        Page page = desk.pageOf(dee);
        page.locator("[data-ticket='" + grace + "'] button").click();

        Locator panel = page.getByRole(AriaRole.TABPANEL);
        assertThat(panel.locator(".bubble .text")).hasText("Hello <b>there</b>\nAre you real?");
        assertThat(panel.locator(".bubble b")).hasCount(0);
        assertThat(panel.locator("[data-timer=start]")).hasText(Pattern.compile("\\d:\\d\\d"));
        assertThat(panel.locator("[data-timer=text]")).hasText(Pattern.compile("\\d:\\d\\d"));
        write(page, "I am.");
        assertThat(panel.locator("[data-seq='2']")).containsText("I am.");
        assertThat(panel.locator("[data-unsent]")).hasCount(0);
        sales.says(grace, "Good.");
        assertThat(panel.locator("[data-seq='3']")).containsText("Good.");
        assertEquals(
                List.of("customer: Hello <b>there</b>\nAre you real?", "agent: I am.", "customer: Good."),
                sales.said(grace));

        Locator question = page.getByRole(AriaRole.DIALOG);
        panel.getByText("Close chat").click();
        assertThat(question).containsText("End the chat with Grace?");
        question.getByText("Cancel").click();
        assertThat(question).hasCount(0);
        assertEquals("answered", sales.ticket(grace).path("state").asText());
        panel.getByText("Close chat").click();
        question.getByText("End it").click();
        assertThat(panel).containsText("The chat ended");
        assertThat(panel.locator("textarea")).hasCount(0);
        assertEquals("closed", sales.ticket(grace).path("state").asText());
        assertThat(page.locator("h1")).hasText("Not available");
        panel.getByText("Close tab").click();
        assertThat(page.locator(".chats")).hasCount(0);
    }

    /** Elsewhere a send that is tried again stands twice in the conversation. */
    @Test
    void aMessageWhoseAnswerIsLostIsSentAgainAndStandsThereOnce() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        String grace = sales.comes("Grace", "chat");
        Page page = talking(sales, grace);
        AtomicInteger lost = new AtomicInteger();
        page.route("**/tickets/*/messages", route -> {
            if (route.request().method().equals("POST") && lost.getAndIncrement() < 2) {
                route.fetch(); // it arrives, and the answer does not
                route.abort();
            } else {
                route.resume();
            }
        });
        write(page, "Once");
        write(page, "Twice");
        assertThat(page.locator("[data-seq='2']")).containsText("Twice");
        assertThat(page.locator("[data-unsent]")).hasCount(0);
        assertTrue(lost.get() > 2, "sent again");
        assertEquals(List.of("agent: Once", "agent: Twice"), sales.said(grace));
    }

    /** Elsewhere messages get lost while a page reconnects; here both sides have them all, in one order. */
    @Test
    void aNetworkThatIsCutInTheMiddleLosesNothingOnEitherSide() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        String grace = sales.comes("Grace", "chat");
        Page page = talking(sales, grace);
        sales.says(grace, "One");
        assertThat(page.locator("[data-seq='1']")).containsText("One");
        page.context().setOffline(true);
        sales.says(grace, "Two");
        write(page, "Are you there?");
        assertThat(page.locator("[data-unsent=late]")).containsText("Not sent yet");
        sales.says(grace, "Three");
        page.context().setOffline(false);
        assertThat(page.locator("[data-seq='4']")).isVisible();
        assertThat(page.locator("[data-unsent]")).hasCount(0);
        assertThat(page.locator(".bubble .text")).hasText(new String[] {"One", "Two", "Three", "Are you there?"});
        assertEquals(4, sales.said(grace).size());
    }

    @Test
    void aTabSaysWhatIsUnreadAndTheArrowsLeadToIt() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Somebody dee = sales.loggedOn("asm");
        String grace = sales.comes("Grace", "chat");
        String alan = sales.comes("Alan", "chat");
        sales.answers(dee, grace);
        Page page = desk.pageOf(dee);
        Locator first = page.getByRole(AriaRole.TAB).first();
        assertThat(first).containsText("Grace");
        sales.answers(dee, alan);
        Locator second = page.getByRole(AriaRole.TAB).nth(1);
        assertThat(second).containsText("Alan");
        sales.says(alan, "Hello?");
        assertThat(second.locator(".unread")).containsText("1");
        assertThat(page).hasTitle(Pattern.compile("^\\(1\\) "));
        assertThat(second).hasAttribute("aria-selected", "false");

        first.focus();
        page.keyboard().press("ArrowRight");
        assertThat(second).isFocused();
        assertThat(second).hasAttribute("aria-selected", "true");
        assertThat(second.locator(".unread")).hasCount(0);
        assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("Hello?");
        assertThat(page).hasTitle(Pattern.compile("^In chat"));
    }

    @Test
    void eachSideSeesThatTheOtherIsWriting() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        String grace = sales.comes("Grace", "chat");
        Page page = talking(sales, grace);
        sales.ask("client", "POST", "/tickets/" + grace + "/typing", "{}");
        assertThat(page.locator(".typing")).hasText("Grace is writing …");
        sales.says(grace, "So");
        assertThat(page.locator(".typing")).hasText("");
        page.waitForRequest(
                "**/tickets/*/typing", () -> page.locator(".composer textarea").pressSequentially("We"));
    }

    @Test
    void whoGoesWhileSomebodyWritesLeavesTheTextWithAReason() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        String grace = sales.comes("Grace", "chat");
        Page page = talking(sales, grace);
        // The news of it is slower than the text.
        page.route("**/tickets/*/messages?*", Route::abort);
        page.route("**/tickets/*/transcript?*", Route::abort);
        sales.leaves(grace);
        write(page, "Goodbye");
        Locator refused = page.locator("[data-unsent=refused]");
        assertThat(refused).containsText("Goodbye");
        assertThat(refused).containsText("The chat is over.");
        refused.getByText("Discard").click();
        assertThat(refused).hasCount(0);
        assertEquals(List.of(), sales.said(grace));
        page.unrouteAll();
        assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("The chat ended");
    }

    /** docs.alemba.com, ASM Core "Chat": contents and a link that opens the chat again stand in the call's history. */
    @Test
    void theLinkOpensAChatThatIsOverAndItsTranscriptIsSaved() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Somebody dee = sales.loggedOn("asm");
        String grace = sales.comes("Grace", "chat");
        sales.says(grace, "Hello");
        sales.answers(dee, grace);
        sales.leaves(grace);
        Somebody eve = sales.loggedOn("asm");
        Page page = desk.open("/desk/?agent=" + eve.id() + "&ticket=" + grace, options -> {});
        Locator panel = page.getByRole(AriaRole.TABPANEL);
        assertThat(panel.locator(".bubble")).containsText("Hello");
        assertThat(panel).containsText(dee.id());
        assertThat(panel).containsText("The chat ended");
        assertThat(panel.getByText("Link to this chat")).hasAttribute("href", "/desk/?ticket=" + grace);
        String saved = Files.readString(
                page.waitForDownload(() -> panel.getByText("Save transcript").click())
                        .path());
        assertTrue(saved.contains("Hello"), saved);
        panel.getByText("Close tab").click();

        page.locator(".queues .timing button").nth(1).click();
        Locator row = page.locator("[data-ticket='" + grace + "']");
        row.getByText("Details").click();
        row.getByText("Read the chat").click();
        assertThat(panel.locator(".bubble")).containsText("Hello");
    }

    @Test
    void aLinkToAChatThatIsNotTheirsSaysSo() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        String grace = sales.comes("Grace", "chat");
        Somebody stranger = desk.somebody("asm");
        Page page = desk.open("/desk/?agent=" + stranger.id() + "&ticket=" + grace, options -> {});
        assertThat(page.locator(".chats .refusal")).containsText("That is not yours to do.");
    }

    /** The page of an analyst who has that customer. */
    private Page talking(OpenQueue sales, String ticketId) throws Exception {
        Somebody dee = sales.loggedOn("asm");
        sales.answers(dee, ticketId);
        Page page = desk.pageOf(dee);
        assertThat(page.locator(".line")).hasText("Live");
        assertThat(page.locator(".composer")).isVisible();
        return page;
    }

    private static void write(Page page, String text) {
        page.locator(".composer textarea").fill(text);
        page.keyboard().press("Enter");
    }
}
