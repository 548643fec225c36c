package lineclear.local.rehearsal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import lineclear.word.Times;

/** The lines of a recording being made up; they may be added in any order. */
final class Lines {
    private final List<Line> lines = new ArrayList<>();

    private record Line(long millis, ObjectNode json) {}

    /** Adds a line, to which the caller adds the request's members. */
    ObjectNode add(Instant start, long millis, String agentId, String function) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("at", Times.text(start.plusMillis(millis)))
                .put("agentId", agentId)
                .put("do", function);
        lines.add(new Line(millis, json));
        return json;
    }

    /** In the order of time; what happens at the same time in the order in which it was added. */
    String text() {
        return lines.stream()
                .sorted(Comparator.comparing(Line::millis))
                .map(line -> line.json() + "\n")
                .collect(Collectors.joining());
    }
}
