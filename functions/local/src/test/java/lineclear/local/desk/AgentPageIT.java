package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The journeys of the vendors' help pages, on the agent's page. */
@ExtendWith(OpenDesk.class)
class AgentPageIT {
    private final Desk desk;

    AgentPageIT(Desk desk) {
        this.desk = desk;
    }

    /** help.keen.com, "Verify Busy Status"; keen.com/help/stuckonbusy. */
    @Test
    void keensHelpPageFromReservedToNotBusy() throws Exception {
        Somebody ada = desk.somebody("keen");
        String session = ada.reserve("voice");
        Page page = withoutPush(ada);
        assertThat(page.locator(".status")).hasAttribute("data-status", "reserved");
        assertThat(heading(page)).hasText("Busy");
        assertThat(page.locator(".because")).containsText("customer c-9, who is adding funds");
        assertThat(page.locator(".sessions")).containsText("The customer is adding funds");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.TIMER))
                .hasText(Pattern.compile("^[12]:\\d\\d$"));

        verify(page);
        assertThat(page.locator(".verdict")).containsText("Busy.");
        assertThat(page.locator(".evidence q"))
                .hasText(Pattern.compile("^reserved until \\d\\d:\\d\\d:\\d\\d, no call yet$"));
        assertThat(clear(page)).isVisible();

        // The customer is quicker than the click, and than the news of them: nothing is cleared, and the page says so.
        page.route("**/agents/" + ada.id(), route -> route.abort());
        ada.call(session, "connected");
        clear(page).click();
        assertThat(page.locator(".refusal")).containsText(Pattern.compile("nothing was cleared"));
        assertThat(page.locator(".status")).hasAttribute("data-status", "connected");
        assertEquals("connected", ada.view().path("status").asText());
        page.unroute("**/agents/" + ada.id());

        verify(page);
        assertThat(page.locator(".evidence")).containsText("standard");
        assertThat(page.locator(".harm li")).hasCount(5);
        assertThat(clear(page)).hasCount(0);

        // The conversation is over, and the news of it was lost.
        desk.exchange.call(session, "ended");
        verify(page);
        assertThat(page.locator(".verdict")).containsText("Out of step.");
        clear(page).click();
        assertThat(heading(page)).hasText("Not Busy");
        verify(page);
        assertThat(page.locator(".verdict")).containsText("Not busy.");
    }

    /**
     * docs.8x8.com, Agent Console guide, "Set your status": what may be chosen from where, and Stop New with its
     * Resume.
     */
    @Test
    void eightByEightsButtons() throws Exception {
        Somebody ada = desk.somebody("8x8");
        Page page = desk.pageOf(ada);
        assertThat(heading(page)).hasText("Available");
        assertThat(pick(page, "break")).hasText(Pattern.compile("On Break"));
        assertThat(pick(page, "break")).hasAttribute("aria-disabled", "false");

        String chat = ada.reserve("chat");
        ada.connect(chat, "connected");
        assertThat(page.locator(".status")).hasAttribute("data-status", "connected");
        assertThat(pick(page, "break")).hasAttribute("aria-disabled", "true");
        assertThat(page.locator(".why").first()).containsText("not while you are Busy, In Progress");

        pick(page, "stop-new").click();
        assertThat(heading(page)).hasText("Busy (Stop New)");
        assertThat(page.locator(".offered dd[data-yes=true]")).hasCount(0);
        assertThat(pick(page, "available")).containsText("Resume");
        pick(page, "available").click();
        assertThat(heading(page)).hasText("Busy, In Progress");

        page.getByText("After this session", new Page.GetByTextOptions().setExact(true))
                .click();
        pick(page, "break").click();
        assertThat(page.locator(".next")).containsText("After this:");
        page.getByText("Withdraw").click();
        assertThat(page.locator(".next")).hasCount(0);

        ada.release(chat, "completed");
        assertThat(heading(page)).hasText("Post Processing");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.TIMER))
                .isVisible();
    }

    /** help.puzzel.com, node 1649: the number of written requests in hand stands in brackets behind the status. */
    @Test
    void puzzelsCountStandsBehindTheStatusAndThePageSpeaksSwedish() throws Exception {
        Somebody bo = desk.somebody("puzzel");
        bo.written(2);
        Page page = desk.pageOf(bo, options -> options.setLocale("sv-SE"));
        assertThat(heading(page)).hasText("Ready (2)");
        assertThat(page.locator("html")).hasAttribute("lang", "sv");
        assertThat(page.getByText("Hos dig nu")).isVisible();
        assertThat(page.locator(".offered")).containsText("Nya kunder");
        page.locator(".language select").selectOption("en");
        assertThat(page.getByText("With you now")).isVisible();
        page.reload();
        assertThat(page.getByText("With you now")).isVisible();
    }

    /** docs.alemba.com, Chat Manager: a manager changes an analyst's status, and the analyst gets a message. */
    @Test
    void theManagersChangeIsToldToTheAnalystUntilTheyHaveReadIt() throws Exception {
        Somebody dee = desk.somebody("asm");
        Page page = desk.pageOf(dee);
        assertThat(heading(page)).hasText("Online - Available");
        dee.setBySupervisor("{\"status\":\"break\",\"message\":\"Please join the meeting\"}");
        Locator message = page.locator(".message");
        assertThat(message).containsText("Please join the meeting");
        assertThat(message).hasAttribute("role", "alert");
        assertThat(page.locator(".status")).hasAttribute("data-status", "break");
        page.reload();
        assertThat(message).containsText("Please join the meeting");
        message.getByText("I have read it").click();
        assertThat(message).hasCount(0);
        assertTrue(dee.view().path("message").isNull());
    }

    @Test
    void whatTheAgentTakesIsSwitchedOnTheirPage() throws Exception {
        Somebody ada = desk.somebody("keen");
        Page page = desk.pageOf(ada);
        Locator chats = page.locator(".switches button").nth(1);
        assertThat(chats).hasAttribute("aria-checked", "true");
        chats.click();
        assertThat(chats).hasAttribute("aria-checked", "false");
        assertThat(page.locator(".offered dd").nth(1)).hasAttribute("data-yes", "false");
    }

    @Test
    void aRefusalIsSaidInAnAlertAndChangesNothing() throws Exception {
        Somebody ada = desk.somebody("8x8");
        Page page = withoutPush(ada);
        assertThat(pick(page, "offline")).isVisible();
        // Between the look and the click a customer comes, and then the policy allows no break.
        page.route("**/agents/" + ada.id(), route -> route.abort());
        ada.connect(ada.reserve("chat"), "connected");
        pick(page, "offline").click();
        assertThat(page.locator(".refusal")).hasAttribute("role", "alert");
        assertThat(page.locator(".status")).hasAttribute("data-status", "connected");
        assertEquals("available", ada.view().at("/intent/status").asText());
    }

    /** Amazon Connect's agent who closes the page stays available (amazon-connect-streams #658); this one does not. */
    @Test
    void whoClosesTheirPageIsOfferedNothingMoreLongBeforeTheirLeaseEnds() throws Exception {
        Somebody ada = desk.somebody("watched");
        assertEquals("offline", ada.view().path("status").asText());
        Page page = desk.pageOf(ada);
        assertThat(page.locator(".status")).hasAttribute("data-status", "available");
        Instant lease = Instant.parse(ada.view().at("/presence/until").asText());
        page.close();
        JsonNode view = ada.view();
        while (!view.path("status").asText().equals("offline")) {
            view = ada.view();
        }
        assertTrue(Instant.parse(view.path("now").asText()).isBefore(lease), view.toString());
    }

    private Page withoutPush(Somebody agent) {
        Page page = desk.page(options -> {});
        page.route("**/live", route -> route.abort());
        page.navigate(desk.url.resolve("/desk/?agent=" + agent.id()).toString());
        return page;
    }

    private static Locator heading(Page page) {
        return page.locator("h1");
    }

    private static Locator pick(Page page, String choice) {
        return page.locator(".choices .pick[data-status='" + choice + "']");
    }

    private static void verify(Page page) {
        page.locator(".verify .head button").click();
        assertThat(page.locator(".verify .head button")).hasAttribute("aria-disabled", "false");
    }

    private static Locator clear(Page page) {
        return page.locator(".clear button");
    }
}
