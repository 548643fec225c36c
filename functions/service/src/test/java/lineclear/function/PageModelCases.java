package lineclear.function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lineclear.agent.Ahead;
import lineclear.agent.View;
import lineclear.agent.model.RandomLives;

/**
 * Views of random lives, instants, what the service would say at them; and the comparison with what the pages' model
 * makes of them, to be run in whichever engine has the pages.
 */
public final class PageModelCases {
    /**
     * A JavaScript function of {@code {model, cases}}: where the module is, and what {@link #of} makes. Answers
     * {@code "0 wrong"}, or what is wrong.
     */
    public static final String COMPARE =
            """
            async ({ model, cases }) => {
              const { shownAt } = await import(model);
              const members = ['status', 'label', 'because', 'reason', 'since', 'until', 'accepts'];
              const byName = (_, value) => value?.constructor === Object
                ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
                : value;
              const same = (one, other) => JSON.stringify(one, byName) === JSON.stringify(other, byName);
              const ids = ({ sessions }) => sessions.map(({ sessionId }) => sessionId);
              const said = [];
              let wrong = 0;
              for (const { view, at, seen } of cases) {
                const shown = shownAt(view, at);
                const differs = members.filter((member) => !same(shown[member], seen[member]));
                if ((differs.length || !same(ids(shown), ids(seen))) && wrong++ < 3) {
                  said.push(`${differs} ${new Date(at).toISOString()} ${JSON.stringify({ view, seen })}`);
                }
              }
              return [...said, `${wrong} wrong`].join('\\n');
            }""";

    private static final int CHANGES = 40;

    private PageModelCases() {}

    /** @param lives of how many agents, each under one of the policies */
    public static ArrayNode of(int lives) {
        ArrayNode cases = Json.object().putArray("cases");
        RandomLives.of(lives, CHANGES, (policy, record, now) -> {
            View view = View.of(policy, record, now);
            for (Instant at : instants(view)) {
                ObjectNode one = cases.addObject();
                one.set("view", Json.view(view));
                one.put("at", at.toEpochMilli());
                one.set("seen", Json.view(View.of(policy, record, at)));
            }
        });
        return cases;
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
}
