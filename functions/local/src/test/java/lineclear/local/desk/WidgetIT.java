package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A customer's chat in a browser, an agent over the API, and what lies between them. */
@ExtendWith(OpenDesk.class)
class WidgetIT {
    private final Desk desk;

    WidgetIT(Desk desk) {
        this.desk = desk;
    }

    private Page customer(String token) {
        return desk.open("/desk/customer#" + token, options -> {});
    }

    private static void write(Page page, String text) {
        page.locator(".lc-text").fill(text);
        page.locator(".lc-text").press("Enter");
    }

    private static Locator said(Page page) {
        return page.locator(".lc-log .lc-said");
    }

    /** Each as {@code 1 customer Hello?}. */
    @SuppressWarnings("unchecked")
    private static List<String> shown(Page page) {
        return (List<String>)
                page.evaluate(
                        """
                () => [...document.querySelectorAll('.lc-log .lc-message')].map((one) => [
                  one.dataset.seq,
                  one.matches('.lc-agent') ? 'agent' : 'customer',
                  one.querySelector('.lc-said').textContent,
                ].join(' '))""");
    }

    @Test
    void aConversationFromItsBeginningToItsEnd() throws Exception {
        ChatAgent agent = ChatAgent.loggedOn(desk);
        Page page = desk.open("/desk/customer", options -> {});
        page.locator("select").selectOption(agent.queueId());
        page.locator("input").fill("Grace");
        page.locator("button.strong").click();
        assertThat(page.locator(".lc-state")).hasText("You are waiting: number 1 in line. You can write already.");
        assertThat(page.locator(".lc-line")).hasText("Live");
        write(page, "Hello?");
        assertThat(said(page)).hasText(new String[] {"Hello?"});
        String ticket = agent.waiting();
        agent.answer(ticket);
        assertThat(page.locator(".lc-state")).hasText("You are connected.");
        agent.typing(ticket);
        assertThat(page.locator(".lc-typing")).hasText("They are writing…");
        agent.say(ticket, "Hi Grace,\nhow can I help?");
        assertThat(said(page)).hasText(new String[] {"Hello?", "Hi Grace,\nhow can I help?"});
        assertThat(page.locator(".lc-typing")).hasText("");
        agent.close(ticket);
        assertThat(page.locator(".lc-state")).hasText("The conversation is over.");
        assertThat(page.locator(".lc-form")).isHidden();
        assertEquals(List.of("1 customer Hello?", "2 agent Hi Grace,\nhow can I help?"), agent.read(ticket));
    }

    @Test
    void onABadLineAndAfterACutOneBothSeeAllOfItOnceAndInOneOrder() throws Exception {
        ChatAgent agent = ChatAgent.loggedOn(desk);
        String token = agent.customer("bad-line");
        agent.answer("bad-line");
        Page page = desk.page(options -> {});
        BadLine line = new BadLine(page);
        page.navigate(desk.url.resolve("/desk/customer#" + token).toString());
        assertThat(page.locator(".lc-line")).hasText("Live");
        line.bad();
        for (int i = 1; i <= 4; i++) {
            write(page, "customer " + i);
            agent.say("bad-line", "agent " + i);
            page.waitForTimeout(100);
        }
        line.cut();
        assertThat(page.locator(".lc-line")).hasText("No connection. What you write is sent when it is back.");
        write(page, "customer 5");
        agent.say("bad-line", "agent 5");
        write(page, "customer 6");
        agent.say("bad-line", "agent 6");
        assertThat(page.locator(".lc-waiting .lc-message").last()).containsText("customer 6");
        line.good();
        page.evaluate("() => dispatchEvent(new Event('online'))");
        assertThat(page.locator(".lc-log .lc-message")).hasCount(12);
        assertThat(page.locator(".lc-waiting .lc-message")).hasCount(0);
        List<String> read = agent.read("bad-line");
        assertEquals(read, shown(page));
        assertEquals(own("customer"), texts(read, "customer"));
        assertEquals(own("agent"), texts(read, "agent"));
        assertThat(page.locator(".lc-line")).hasText("Live");
    }

    private static List<String> own(String side) {
        return IntStream.rangeClosed(1, 6).mapToObj(i -> side + " " + i).toList();
    }

    private static List<String> texts(List<String> read, String side) {
        return read.stream()
                .map(line -> line.split(" ", 3))
                .filter(parts -> parts[1].equals(side))
                .map(parts -> parts[2])
                .toList();
    }

    @Test
    void whatAnybodyWritesIsShownAsTextAndNeverAsHtml() throws Exception {
        ChatAgent agent = ChatAgent.loggedOn(desk);
        Page page = customer(agent.customer("html"));
        agent.answer("html");
        String html = "<img src=x onerror=\"document.title='broken'\"><b>bold</b>";
        agent.say("html", html);
        write(page, html);
        assertThat(said(page)).hasText(new String[] {html, html});
        assertEquals(0, page.locator(".lc-log img, .lc-log b").count());
        assertFalse(page.title().equals("broken"));
    }

    @Test
    void aTabThatIsOpenedAgainGoesOnAndAnotherTokenEndsIt() throws Exception {
        ChatAgent agent = ChatAgent.loggedOn(desk);
        Page page = customer(agent.customer("again"));
        write(page, "Hello?");
        assertThat(said(page)).hasText(new String[] {"Hello?"});
        assertEquals("", page.evaluate("() => location.hash"), "the token stands in no address that is seen");
        page.reload();
        assertThat(said(page)).hasText(new String[] {"Hello?"});
        agent.customer("again"); // the page is told that the ticket has changed, and asks
        assertThat(page.locator(".lc-state"))
                .hasText("This conversation cannot be opened any more. Begin another one where you began this.");
    }

    @Test
    void whoGoesIsAskedOnceMoreAndThenGone() throws Exception {
        ChatAgent agent = ChatAgent.loggedOn(desk);
        Page page = customer(agent.customer("leaves"));
        assertThat(page.locator(".lc-line")).hasText("Live");
        page.locator(".lc-leave").click();
        assertThat(page.locator(".lc-leave")).hasText("Really end?");
        page.locator(".lc-leave").click();
        assertThat(page.locator(".lc-state")).hasText("You are not waiting any more.");
    }

    @Test
    void inSwedishItIsSwedishAndOnANarrowScreenNothingIsCutOff() throws Exception {
        ChatAgent agent = ChatAgent.loggedOn(desk);
        Page page = desk.open("/desk/customer#" + agent.customer("narrow"), options -> options.setViewportSize(320, 640)
                .setLocale("sv-SE"));
        write(page, "x".repeat(300));
        assertThat(page.locator(".lc-state")).hasText("Du väntar: nummer 1 i kön. Du kan redan skriva.");
        assertThat(page.locator(".lc-log .lc-message")).hasCount(1);
        assertEquals(320, page.evaluate("() => document.documentElement.scrollWidth"));
    }

    @Test
    void itIsWithoutAViolationInLightAndDark() throws Exception {
        ChatAgent agent = ChatAgent.loggedOn(desk);
        Page begin = desk.open("/desk/customer", options -> {});
        assertThat(begin.locator(".begin")).isVisible();
        Page page = customer(agent.customer("axe"));
        agent.answer("axe");
        agent.say("axe", "Hi");
        write(page, "Hello");
        assertThat(said(page)).hasCount(2);
        List<String> violations = new ArrayList<>();
        for (Page one : List.of(begin, page)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                one.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
                violations.addAll(Axe.violations(one));
            }
        }
        assertEquals(List.of(), violations);
    }
}
