package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import lineclear.local.run.LocalRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A thousand agents on one page: all are there, and one who changes costs one row. */
@Tag("exhaustive")
@ExtendWith(OpenDesk.class)
class FloorOfAThousandIT {
    private static final int AGENTS = 1000;
    private static final int ROUNDS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Which rows are drawn anew, their times aside; and the longest that the page did not come to draw. */
    private static final String WATCH =
            """
            () => {
              globalThis.drawn = new Set();
              globalThis.longest = 0;
              new MutationObserver((changes) => {
                for (const change of changes) {
                  const cell = change.target.parentElement?.closest('.since, .until') ?? change.target.closest?.('.since, .until');
                  const rows = [...change.addedNodes].filter((node) => node.matches?.('.row'));
                  const row = change.target.nodeType === 1 ? change.target.closest('.row') : change.target.parentElement?.closest('.row');
                  if (!cell) (row ? [row] : rows).forEach((one) => drawn.add(one.querySelector('b').textContent));
                }
              }).observe(document.querySelector('.table'), { subtree: true, childList: true, characterData: true, attributes: true });
              let before = performance.now();
              const frame = (now) => {
                longest = Math.max(longest, now - before);
                before = now;
                requestAnimationFrame(frame);
              };
              requestAnimationFrame(frame);
            }""";

    private final Desk desk;

    FloorOfAThousandIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    void aThousandAgentsAreShownAndOneWhoChangesIsDrawnAlone() throws Exception {
        String token = LocalRun.token(desk.url, "supervisor");
        for (int i = 0; i < AGENTS; i++) {
            String body = "{\"name\":\"Crowd %d\",\"policy\":\"keen\"}".formatted(i);
            LocalRun.send(desk.url, "PUT", "/agents/crowd-" + i, token, body);
        }
        Page floor = desk.page(options -> {});
        Line line = new Line(desk, floor, "floor");
        floor.navigate(desk.url.resolve("/desk/floor").toString());
        assertThat(floor.locator(".line")).hasText("Live");
        floor.locator(".search input").fill("crowd-");
        assertThat(floor.locator(".row[data-status]")).hasCount(AGENTS);
        floor.evaluate(WATCH);

        JsonNode one = view("crowd-500", token);
        line.tell("{\"type\":\"rows\",\"rows\":[%s]}".formatted(changed(one, 1, "break", "On Break")));
        assertThat(floor.locator(".row[data-status=break]").last()).containsText("crowd-500");
        assertEquals(List.of("Crowd 500"), floor.evaluate("() => [...drawn]"));

        for (int round = 2; round < 2 + ROUNDS; round++) {
            String label = round % 2 == 0 ? "Coffee " + round : "Lunch " + round;
            for (int first = 0; first < AGENTS; first += 100) {
                StringBuilder rows = new StringBuilder();
                for (int i = first; i < first + 100; i++) {
                    ObjectNode row = ((ObjectNode) one.deepCopy())
                            .put("agentId", "crowd-" + i)
                            .put("name", "Crowd " + i);
                    rows.append(i == first ? "" : ",").append(changed(row, round, "break", label));
                }
                line.tell("{\"type\":\"rows\",\"rows\":[%s]}".formatted(rows));
            }
            floor.waitForTimeout(1000);
        }
        assertThat(floor.locator(".row:has-text('Lunch " + (1 + ROUNDS) + "')")).hasCount(AGENTS);
        System.out.printf(
                "1,000 agents who all change once a second: the page was away for at most %s ms%n",
                floor.evaluate("() => Math.round(longest)"));
    }

    /** A row of that agent, so many versions later. */
    private static String changed(JsonNode view, int later, String status, String label) {
        ObjectNode row = view.deepCopy();
        row.remove(List.of("sessions", "may", "tools", "intent", "choices", "takes", "presence"));
        return row.put("version", view.path("version").asLong() + later)
                .put("status", status)
                .put("label", label)
                .put("because", "On a break")
                .put("since", Instant.now().toString())
                .toString();
    }

    private JsonNode view(String agentId, String token) throws Exception {
        return JSON.readTree(
                LocalRun.send(desk.url, "GET", "/agents/" + agentId, token, "").body());
    }
}
