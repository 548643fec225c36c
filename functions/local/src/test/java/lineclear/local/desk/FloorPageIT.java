package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The supervisor's page. */
@ExtendWith(OpenDesk.class)
class FloorPageIT {
    private final Desk desk;

    FloorPageIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    void everybodyIsThereAndWhoIsLongestInTheirStatusStandsFirst() throws Exception {
        Somebody first = desk.somebody("keen");
        Somebody second = desk.somebody("puzzel");
        Page floor = desk.floor();
        assertThat(floor.locator(followedBy(first, second))).hasCount(1);
        first.choose("break");
        assertThat(floor.locator(followedBy(second, first))).hasCount(1);
        assertThat(floor.locator(followedBy(second, first))).containsText("On Break");
    }

    /** The row of the latter, where it stands below the former's. */
    private static String followedBy(Somebody one, Somebody other) {
        return ".row:has(b:text-is('Ada %s')) ~ .row:has(b:text-is('Ada %s'))".formatted(one.id(), other.id());
    }

    @Test
    void theFloorIsFilteredByStatusPolicyAndText() throws Exception {
        Somebody ada = desk.somebody("keen");
        ada.reserve("voice", "standard", "{\"id\":\"c-" + ada.id() + "\"}");
        desk.somebody("asm");
        Page floor = desk.floor();
        Locator rows = floor.locator(".row[data-status]");
        floor.locator(".chip[data-status=reserved]").click();
        assertThat(floor.locator(".row:not([data-status=reserved]):not(.titles)"))
                .hasCount(0);
        floor.locator(".search input").fill("C-" + ada.id().toUpperCase(java.util.Locale.ROOT));
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText(ada.id());
        assertThat(rows).containsText("c-" + ada.id());
        floor.locator(".find select").selectOption("asm");
        assertThat(floor.getByText("Nobody fits the filter.")).isVisible();
    }

    /** docs.alemba.com, Chat Manager: the manager changes an analyst's status with a message. */
    @Test
    void theSupervisorChangesAStatusWithAMessageAndTheAgentIsTold() throws Exception {
        Somebody dee = desk.somebody("asm");
        Page own = desk.pageOf(dee);
        Page floor = desk.floor();
        open(floor, dee);
        Locator side = floor.locator(".side");
        side.locator("textarea").fill("Please join the meeting");
        side.locator(".field input").first().fill("meeting");
        side.locator(".pick[data-status=break]").click();
        assertThat(side.locator(".verdict").first()).containsText("set by a supervisor");
        assertThat(own.locator(".message")).containsText("Please join the meeting");
        side.getByText("Close").click();
        assertThat(floor.locator(".row[data-status]")).hasAttribute("data-status", "break");
        assertThat(floor.locator(".row .flag")).isVisible();
        own.getByText("I have read it").click();
        assertThat(floor.locator(".row .flag")).hasCount(0);
    }

    @Test
    void whatNobodyCanConfirmIsClearedBySupervisorsOnlyAndWithAReason() throws Exception {
        Somebody ada = desk.somebody("keen");
        ada.connect(ada.reserve("voice"), "connected");
        Page floor = desk.floor();
        open(floor, ada);
        Locator side = floor.locator(".side");
        side.locator(".verify .head button").click();
        assertThat(side.locator(".verify .verdict")).containsText("Nobody knows.");
        Locator clear = side.locator(".clear button");
        assertThat(clear).hasAttribute("aria-disabled", "true");
        clear.click(new Locator.ClickOptions().setForce(true));
        assertEquals("connected", ada.view().path("status").asText());
        side.locator(".verify .field input").fill("The customer has hung up. I asked.");
        clear.click();
        assertThat(side.locator(".verdict").first()).containsText("Not Busy");
        assertEquals("available", ada.view().path("status").asText());
    }

    @Test
    void theDialogGivesTheFocusBack() throws Exception {
        Somebody ada = desk.somebody("keen");
        Page floor = desk.floor();
        open(floor, ada);
        floor.keyboard().press("Escape");
        assertThat(floor.locator(".side")).not().isVisible();
        assertThat(floor.locator(".row .act button")).isFocused();
    }

    @Test
    void anAgentWhoseHoldIsRunningHasItsEndInTheirRow() throws Exception {
        Somebody ada = desk.somebody("keen");
        ada.reserve("voice");
        Page floor = desk.floor();
        floor.locator(".search input").fill(ada.id());
        assertThat(floor.locator(".row .until").first()).hasText(Pattern.compile("[12]:\\d\\d"));
        assertThat(floor.locator(".row .since").first()).hasText(Pattern.compile("0:\\d\\d"));
    }

    private static void open(Page floor, Somebody agent) {
        floor.locator(".search input").fill(agent.id());
        assertThat(floor.locator(".row[data-status]")).hasCount(1);
        floor.locator(".row .act button").click();
        assertThat(floor.locator(".side h2").first()).containsText(agent.id());
    }
}
