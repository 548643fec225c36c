package lineclear.local.desk;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** How long after a change is answered it is on a floor in Chromium: in its document, and one frame drawn since. */
final class Pixels {
    private static final String WATCH =
            """
            (id) => {
              globalThis.seen = [];
              const now = () => performance.timeOrigin + performance.now();
              const row = [...document.querySelectorAll('.row[data-status]')]
                .find((one) => one.textContent.includes(id));
              new MutationObserver(() => requestAnimationFrame(() => seen.push(now())))
                .observe(row, { attributes: true, attributeFilter: ['data-status'] });
            }""";

    private final Page floor;
    private final Somebody agent;
    private final Random random = new Random(1);
    private int changes;

    Pixels(Page floor, Somebody agent) {
        this.floor = floor;
        this.agent = agent;
        floor.evaluate(WATCH, agent.id());
    }

    /** Medians and more, in milliseconds: from the request, and from its answer. */
    record Figures(double[] fromRequest, double[] fromAnswer) {
        String text() {
            return text("request to pixel", fromRequest) + text("answer to pixel", fromAnswer);
        }

        private static String text(String name, double[] millis) {
            double[] sorted = Arrays.stream(millis).sorted().toArray();
            return "  %-17s p50 %6.1f  p99 %6.1f  most %6.1f ms%n"
                    .formatted(name, part(sorted, 0.5), part(sorted, 0.99), sorted[sorted.length - 1]);
        }

        private static double part(double[] sorted, double part) {
            return sorted[(int) Math.ceil(part * sorted.length) - 1];
        }
    }

    Figures after(int count) throws Exception {
        List<Double> fromRequest = new ArrayList<>();
        List<Double> fromAnswer = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread.sleep(20 + random.nextInt(60)); // at any moment between two frames
            changes++;
            double asked = now();
            agent.choose(changes % 2 == 0 ? "available" : "break");
            double answered = now();
            floor.waitForFunction("(count) => seen.length >= count", changes);
            double seen = ((Number) floor.evaluate("(at) => seen[at]", changes - 1)).doubleValue();
            fromRequest.add(seen - asked);
            fromAnswer.add(seen - answered);
        }
        return new Figures(array(fromRequest), array(fromAnswer));
    }

    private static double now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) / 1000.0;
    }

    private static double[] array(List<Double> all) {
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
