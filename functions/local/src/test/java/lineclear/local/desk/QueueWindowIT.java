package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The queues on the agent's page: logged on and off, who waits, who is picked, who is offered. */
@ExtendWith(OpenDesk.class)
class QueueWindowIT {
    private final Desk desk;

    QueueWindowIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    void whoIsRegisteredForNoQueueHasNoQueueWindow() throws Exception {
        OpenQueue.open(desk);
        Page page = desk.pageOf(desk.somebody("keen"));
        assertThat(page.locator(".status")).isVisible();
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        assertThat(page.locator(".queues")).hasCount(0);
    }

    /**
     * docs.alemba.com, ASM Core "Chat": the chat queue lists waiting, unanswered and answered chats; an analyst picks a
     * waiting one, and a look at one of the others shows its details.
     */
    @Test
    void asmsAnalystPicksAWaitingChatAndSeesTheDetailsOfTheOthers() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Somebody dee = sales.loggedOn("asm");
        String grace = sales.comes("Grace", "chat");
        sales.leaves(sales.comes("Alan", "chat"));
        Page page = desk.pageOf(dee);
        assertThat(page.locator(".lines")).containsText("one waits");
        assertThat(ticket(page, grace)).containsText("Grace");
        assertEquals("waiting", sales.ticket(grace).path("state").asText());

        ticket(page, grace).getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".status")).hasAttribute("data-status", "connected");
        assertThat(page.getByText("Nobody waits.")).isVisible();
        assertEquals(dee.id(), sales.ticket(grace).at("/answered/agentId").asText());

        list(page, "Unanswered");
        assertThat(page.locator(".tickets")).containsText("Alan");
        list(page, "Answered");
        Locator answered = ticket(page, grace);
        assertThat(answered).containsText("by " + dee.id());
        answered.getByRole(AriaRole.BUTTON).click();
        assertThat(answered.locator(".facts")).containsText(grace);
        assertThat(answered.locator(".facts")).containsText("goes on");
        answered.getByRole(AriaRole.BUTTON).first().click();
        assertThat(answered.locator(".facts")).hasCount(0);
    }

    @Test
    void anAgentLogsOnAndOffAndIsToldWhetherTheQueueIsOpen() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Somebody dee = sales.registered("asm");
        Page page = desk.pageOf(dee);
        Locator line = page.locator(".lines li");
        assertThat(line).containsText(sales.name());
        assertThat(line.locator(".open")).hasText("Online");
        assertThat(page.getByText("Log on to a queue to see who waits")).isVisible();

        line.getByRole(AriaRole.SWITCH).click();
        assertThat(line.getByRole(AriaRole.SWITCH)).hasAttribute("aria-checked", "true");
        assertThat(page.getByText("Nobody waits.")).isVisible();
        list(page, "Answered");
        assertThat(page.getByText("Nobody has been answered yet.")).isVisible();
        list(page, "Unanswered");
        assertThat(page.getByText("Nobody has gone unanswered.")).isVisible();
        assertEquals(sales.id(), dee.view().at("/queues/0").asText());

        sales.ask(
                "supervisor", "POST", "/queues/" + sales.id() + "/switch", "{\"online\":false,\"message\":\"Moving\"}");
        assertThat(line.locator(".open")).containsText("Moving");
        assertThat(line.locator(".open")).hasAttribute("data-yes", "false");
        line.getByRole(AriaRole.SWITCH).click();
        assertThat(line.getByRole(AriaRole.SWITCH)).hasAttribute("aria-checked", "false");
    }

    /** help.8x8.com, "queued interactions": the agent accepts or rejects what the queue offers. */
    @Test
    void anOfferSaysWhoItIsAndIsAccepted() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Somebody ada = sales.loggedOn("keen");
        Page page = desk.pageOf(ada);
        assertThat(page.getByText("Nobody waits.")).isVisible();
        String grace = sales.comes("Grace", "chat");
        Locator offer = page.locator(".offer");
        assertThat(offer).containsText("Grace");
        assertThat(offer).containsText(sales.name());
        assertThat(offer).containsText(Pattern.compile("has waited 0:\\d\\d"));
        assertThat(offer.getByRole(AriaRole.TIMER)).hasText(Pattern.compile("\\d:\\d\\d"));
        assertThat(page.locator("[role=alert]").first()).containsText("Offered to you: Grace");
        assertThat(page).hasTitle(Pattern.compile("Grace"));

        offer.getByText("Accept").click();
        assertThat(offer).hasCount(0);
        assertThat(page.locator(".status")).hasAttribute("data-status", "connected");
        assertEquals("answered", sales.ticket(grace).path("state").asText());
    }

    /** docs.8x8.com, "Automatic statuses": who rejects an offer goes On Break, and the customer back to the queue. */
    @Test
    void aDeclinedCustomerWaitsOnAndTheAgentGetsWhatTheirPolicySays() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Somebody cam = sales.loggedOn("8x8");
        Page page = desk.pageOf(cam);
        assertThat(page.getByText("Nobody waits.")).isVisible();
        String grace = sales.comes("Grace", "chat");
        page.locator(".offer").getByText("Decline").click();
        assertThat(page.locator(".offer")).hasCount(0);
        assertThat(page.locator(".status")).hasAttribute("data-status", "break");
        assertThat(ticket(page, grace)).containsText("Grace");
        assertEquals("waiting", sales.ticket(grace).path("state").asText());
    }

    @Test
    void aCallThatIsOfferedIsAnsweredOnThePhone() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Somebody ada = sales.loggedOn("keen");
        Page page = desk.pageOf(ada);
        assertThat(page.getByText("Nobody waits.")).isVisible();
        sales.comes("Grace", "voice");
        Locator offer = page.locator(".offer");
        assertThat(offer).containsText("Answer on your phone.");
        assertThat(offer.getByRole(AriaRole.BUTTON)).hasCount(1);
        sales.comes("Alan", "voice");
        assertThat(page.locator(".tickets")).containsText("comes by phone");
    }

    /** Two analysts see the same customer: who is later is told so, and loses nothing. */
    @Test
    void whoPicksTooLateIsToldThatSomebodyElseWasFaster() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Somebody dee = sales.loggedOn("asm");
        Somebody eve = sales.loggedOn("asm");
        String grace = sales.comes("Grace", "chat");
        Page late = desk.pageOf(eve);
        assertThat(ticket(late, grace)).isVisible();
        late.route("**/queues/**", route -> route.abort());
        Page quick = desk.pageOf(dee);
        ticket(quick, grace).getByRole(AriaRole.BUTTON).click();
        assertThat(quick.locator(".status")).hasAttribute("data-status", "connected");
        ticket(late, grace).getByRole(AriaRole.BUTTON).click();
        assertThat(late.locator(".refusal")).containsText("Somebody else has them");
        assertThat(late.locator(".status")).hasAttribute("data-status", "available");
        assertThat(late.locator(".queues")).containsText("Could not be read anew");
        late.unroute("**/queues/**");
        assertThat(late.getByText("Nobody waits.")).isVisible();
    }

    private static Locator ticket(Page page, String ticketId) {
        return page.locator("[data-ticket='" + ticketId + "']");
    }

    private static void list(Page page, String name) {
        page.locator(".queues .timing")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }
}
