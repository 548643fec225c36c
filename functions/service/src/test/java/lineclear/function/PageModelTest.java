package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lineclear.agent.Ahead;
import lineclear.agent.View;
import lineclear.agent.model.RandomLives;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages' model, in the JavaScript engine that Chromium has too: what a page makes of a view by its clock is at
 * every instant what the service would say.
 */
@Tag("exhaustive")
class PageModelTest {
    private static final Path MODEL =
            Path.of("src/main/resources/lineclear/desk/model.js").toAbsolutePath();
    private static final int LIVES = 400;
    private static final int CHANGES = 40;

    private static final String COMPARE =
            """
            import { readFileSync } from 'node:fs';
            import { isDeepStrictEqual } from 'node:util';
            const { shownAt } = await import(process.argv[2]);
            const members = ['status', 'label', 'because', 'reason', 'since', 'until', 'accepts'];
            let wrong = 0;
            for (const { view, at, seen } of JSON.parse(readFileSync(process.argv[3], 'utf8'))) {
              const shown = shownAt(view, at);
              const sessions = shown.sessions.map(({ sessionId }) => sessionId);
              const other = seen.sessions.map(({ sessionId }) => sessionId);
              const differs = members.filter((member) => !isDeepStrictEqual(shown[member], seen[member]));
              if ((differs.length || !isDeepStrictEqual(sessions, other)) && wrong++ < 3) {
                console.log(differs, new Date(at).toISOString(), JSON.stringify({ view, seen }));
              }
            }
            console.log(wrong + ' wrong');
            """;

    @TempDir
    Path folder;

    @Test
    void whatThePageShowsAtAnyInstantIsWhatTheServiceWouldSay() throws Exception {
        ArrayNode cases = Json.object().putArray("cases");
        RandomLives.of(LIVES, CHANGES, (policy, record, now) -> {
            View view = View.of(policy, record, now);
            for (Instant at : instants(view)) {
                ObjectNode one = cases.addObject();
                one.set("view", Json.view(view));
                one.put("at", at.toEpochMilli());
                one.set("seen", Json.view(View.of(policy, record, at)));
            }
        });
        assertEquals("0 wrong", compare(cases).strip());
    }

    /**
     * Now, around each change that is foretold, and some time in between; nothing after the last of as many as are
     * told.
     */
    private static List<Instant> instants(View view) {
        Random random = new Random(view.now().toEpochMilli());
        List<Instant> all = new ArrayList<>(List.of(view.now()));
        for (Ahead one : view.ahead()) {
            all.addAll(List.of(one.at().minusMillis(1), one.at(), one.at().plusMillis(1)));
            all.add(view.now().plusMillis((long) (random.nextDouble()
                    * Duration.between(view.now(), one.at()).toMillis())));
        }
        boolean cutOff = view.ahead().size() == Ahead.MOST;
        Instant last = cutOff ? view.ahead().get(Ahead.MOST - 1).at() : Instant.MAX;
        all.removeIf(at -> at.isBefore(view.now()) || at.isAfter(last));
        return all;
    }

    private String compare(ArrayNode cases) throws IOException, InterruptedException {
        Path data = folder.resolve("cases.json");
        Path program = folder.resolve("compare.mjs");
        Path model = folder.resolve("model.mjs");
        Files.writeString(data, cases.toString());
        Files.writeString(program, COMPARE);
        Files.copy(MODEL, model);
        Process node;
        try {
            node = new ProcessBuilder("node", program.toString(), model.toUri().toString(), data.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException none) {
            assumeTrue(false, "The pages' model is not tried here: there is no Node.js");
            return "";
        }
        String said = new String(node.getInputStream().readAllBytes());
        node.waitFor(1, TimeUnit.MINUTES);
        return said;
    }
}
