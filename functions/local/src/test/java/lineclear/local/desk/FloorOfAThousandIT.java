package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import lineclear.local.run.LocalRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand agents on one page: all are there, and one who changes costs one row. */
@Tag("exhaustive")
class FloorOfAThousandIT {
    private static final int AGENTS = 1000;
    private static final int ROUNDS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Which rows are drawn anew, their times aside. */
    private static final String WATCH =
            """
            () => {
              globalThis.drawn = new Set();
              const owner = (node) => (node.nodeType === 1 ? node : node.parentElement);
              globalThis.watching = new MutationObserver((changes) => {
                for (const { target, addedNodes } of changes) {
                  const row = owner(target).closest('.row');
                  const rows = row ? [row] : [...addedNodes].filter((node) => node.matches?.('.row'));
                  if (!owner(target).closest('.since, .until')) {
                    rows.forEach((one) => drawn.add(one.querySelector('b').textContent));
                  }
                }
              });
              watching.observe(document.querySelector('.table'),
                { subtree: true, childList: true, characterData: true, attributes: true });
            }""";

    private static final String MEASURE =
            """
            () => {
              watching.disconnect();
              globalThis.longest = 0;
              let before = performance.now();
              const frame = (now) => {
                longest = Math.max(longest, now - before);
                before = now;
                requestAnimationFrame(frame);
              };
              requestAnimationFrame(frame);
            }""";

    @TempDir
    Path folder;

    private Desk desk;

    /** Of their own: no other test's page has to show them. */
    @BeforeEach
    void open() throws Exception {
        assumeTrue(Chromium.missing().isEmpty(), Chromium.missing());
        desk = Desk.open(folder);
    }

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
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

        floor.evaluate(MEASURE);
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
        System.out.printf(
                "1,000 agents who all change once a second: the page was away for at most %s ms%n",
                floor.evaluate("() => Math.round(longest)"));
        assertThat(floor.locator(".row b:text-is('Lunch " + (1 + ROUNDS) + "')"))
                .hasCount(AGENTS);
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
