package lineclear.local.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.function.Consumer;

/** An agent's own page, whose socket is in the test's hand. */
record OpenedLine(Somebody ada, Page page, Line line) {
    static OpenedLine of(Desk desk) throws Exception {
        return of(desk, line -> {}, page -> {});
    }

    /** @param before what is done to the page before it goes anywhere */
    static OpenedLine of(Desk desk, Consumer<Line> first, Consumer<Page> before) throws Exception {
        Somebody ada = desk.somebody("keen");
        Page page = desk.page(options -> {});
        Line line = new Line(desk, page, "agent#" + ada.id());
        first.accept(line);
        before.accept(page);
        page.navigate(desk.url.resolve("/desk/?agent=" + ada.id()).toString());
        return new OpenedLine(ada, page, line);
    }

    /** What the page says of its line. */
    Locator state() {
        return page.locator(".line");
    }

    Locator status() {
        return page.locator(".status");
    }

    /** Nothing can be read any more. */
    void cutReading() {
        page.route("**/agents/" + ada.id(), route -> route.abort());
    }

    void restoreReading() {
        page.unroute("**/agents/" + ada.id());
    }

    void stale() {
        line.tell("{\"type\":\"stale\",\"topics\":[\"agent#" + ada.id() + "\"]}");
    }

    /** The agent as they are, so many versions later, under another word. */
    String frame(int later, String label) throws Exception {
        return frame(later, label, Instant.now());
    }

    /** @param at when the service said it */
    String frame(int later, String label, Instant at) throws Exception {
        ObjectNode view = (ObjectNode) ada.view();
        long version = view.path("version").asLong() + later;
        view.put("version", version).put("label", label).put("now", at.toString());
        return "{\"type\":\"agent\",\"agentId\":\"%s\",\"version\":%d,\"agent\":%s}".formatted(ada.id(), version, view);
    }
}
