package lineclear.function.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineclear.agent.View;
import lineclear.agent.policy.Policies;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.Agents;
import lineclear.push.Topic;

/** Of changes of agents' records, what each topic hears: their own page the view, the floor many rows in a frame. */
final class AgentNews {
    private final Policies policies;
    private final Instant now;

    private AgentNews(Policies policies, Instant now) {
        this.policies = policies;
        this.now = now;
    }

    /** @return frames by topic */
    static Map<String, List<String>> of(List<Change> changes, Policies policies, Instant now) {
        return new AgentNews(policies, now).frames(changes);
    }

    private Map<String, List<String>> frames(List<Change> changes) {
        Map<String, List<String>> frames = new LinkedHashMap<>();
        List<ObjectNode> rows = new ArrayList<>();
        boolean left = false;
        for (Map.Entry<String, Change> change :
                Change.newest(changes, Agents::idOf).entrySet()) {
            String topic = Topic.ofAgent(change.getKey());
            if (change.getValue().after().isEmpty()) {
                frames.put(topic, List.of(Frames.stale(List.of(topic))));
                left = true;
                continue;
            }
            View is = view(change.getValue().after());
            ObjectNode before = change.getValue().before().isEmpty()
                    ? null
                    : Frames.row(view(change.getValue().before()));
            frames.put(topic, List.of(Frames.agent(is)));
            ObjectNode row = Frames.row(is);
            if (before == null || !seenAlike(before, row)) {
                rows.add(row);
            }
        }
        List<String> floor = new ArrayList<>(Frames.rows(rows));
        if (left) {
            floor.add(Frames.stale(List.of(Topic.FLOOR)));
        }
        frames.put(Topic.FLOOR, floor);
        return frames;
    }

    /** Whether the floor shows both the same: a version alone is nothing to see. */
    private static boolean seenAlike(ObjectNode before, ObjectNode row) {
        ObjectNode was = before.deepCopy();
        was.set("version", row.get("version"));
        return was.equals(row);
    }

    private View view(Map<String, Object> image) {
        AgentRecord record = Agents.inImage(image);
        return View.of(policies.orStandard(record.policy()), record, now);
    }
}
