package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The queues on the supervisor's page. */
@ExtendWith(OpenDesk.class)
class FloorQueuesIT {
    private final Desk desk;

    FloorQueuesIT(Desk desk) {
        this.desk = desk;
    }

    /** docs.alemba.com, ASM Core "Chat Manager": a queue that goes offline, and its analysts get a message. */
    @Test
    void theManagerSetsAQueueOfflineWithAMessageAndItsAnalystsAreTold() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Page own = desk.pageOf(sales.loggedOn("asm"));
        assertThat(own.locator(".lines .open")).hasText("Online");
        Page floor = desk.floor();
        Locator enabled = lane(floor, sales).getByRole(AriaRole.SWITCH);
        assertThat(enabled).hasAttribute("aria-checked", "true");

        enabled.click();
        Locator question = floor.getByRole(AriaRole.DIALOG);
        assertThat(question).containsText("Set " + sales.name() + " offline?");
        floor.keyboard().press("Escape");
        assertThat(question).hasCount(0);
        assertThat(enabled).isFocused();
        assertTrue(sales.ask("client", "GET", "/queues/" + sales.id(), "")
                .path("online")
                .asBoolean());

        enabled.click();
        question.locator("textarea").fill("We are moving");
        question.getByText("Set offline", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(enabled).hasAttribute("aria-checked", "false");
        assertThat(lane(floor, sales)).containsText("We are moving");
        assertThat(floor.getByText("One agent has the message.")).isVisible();
        assertThat(own.locator(".message")).containsText("We are moving");
        assertThat(own.locator(".lines .open")).containsText("We are moving");

        enabled.click();
        assertThat(enabled).hasAttribute("aria-checked", "true");
        own.reload();
        assertThat(own.locator(".lines .open")).hasText("Online");
    }

    @Test
    void aQueuesRowSaysWhoWaitsForHowLongWhoIsFreeAndTheServiceLevel() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Somebody dee = sales.loggedOn("asm");
        sales.answers(dee, sales.comes("Alan", "chat"));
        Somebody eve = sales.loggedOn("asm");
        sales.comes("Grace", "chat");
        Page floor = desk.floor();
        assertThat(figure(floor, sales, "waiting")).containsText("1");
        assertThat(figure(floor, sales, "longest")).containsText(Pattern.compile("\\d:\\d\\d"));
        assertThat(figure(floor, sales, "level")).containsText("100% in 20 s");
        assertThat(figure(floor, sales, "logged-on")).containsText("2");
        assertThat(figure(floor, sales, "answered")).containsText("1");
        assertThat(figure(floor, sales, "abandoned")).containsText("0");
        assertEquals("available", eve.view().path("status").asText());
    }

    /** docs.alemba.com, ASM Core "Chat Manager": an analyst's row shows the chat user during a chat. */
    @Test
    void theRowOfAnAnalystInAChatShowsTheNameOfTheCustomer() throws Exception {
        OpenQueue sales = OpenQueue.open(desk);
        Somebody dee = sales.loggedOn("asm");
        String grace = sales.comes("Grace Hopper", "chat");
        Page floor = desk.floor();
        floor.locator(".search input").fill(dee.id());
        Locator row = floor.locator(".row[data-status]");
        assertThat(row).hasAttribute("data-status", "available");
        // The news comes as a row, which says less than the whole view that the page has read.
        floor.route("**/agents**", route -> route.abort());
        sales.answers(dee, grace);
        assertThat(row).hasAttribute("data-status", "connected");
        assertThat(row).containsText("Grace Hopper");
    }

    private static Locator lane(Page floor, OpenQueue queue) {
        return floor.locator(".lane[data-queue='" + queue.id() + "']");
    }

    private static Locator figure(Page floor, OpenQueue queue, String name) {
        return lane(floor, queue).locator("[data-figure='" + name + "']");
    }
}
