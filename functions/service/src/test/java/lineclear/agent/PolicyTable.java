package lineclear.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a policy's rows for people: a table and a diagram. */
final class KeenTable {
    private static final Set<Status> CHOSEN =
            EnumSet.of(Status.AVAILABLE, Status.BREAK, Status.OFFLINE, Status.LOGGED_OFF);
    private static final String LEFT = "what was chosen (or a call still going on)";

    private final Policy policy;

    KeenTable(Policy policy) {
        this.policy = policy;
    }

    String markdown() {
        List<String> lines = new ArrayList<>(
                List.of("| from | what happens | to | who | for at most |", "| --- | --- | --- | --- | --- |"));
        for (Row row : policy.rows()) {
            if (row.trigger() != Trigger.CHOSEN) {
                lines.add(line(from(row), row.trigger().sentence(), row.to() == null ? LEFT : name(row.to()), row));
            }
        }
        policy.rows().stream()
                .filter(row -> row.trigger() == Trigger.CHOSEN)
                .findFirst()
                .ifPresent(row -> lines.add(
                        line(from(row), "a status is chosen: " + choices(), "that status, once nothing is open", row)));
        return String.join("\n", lines);
    }

    /** One arrow from each state to another, with all that can bring it about. */
    String diagram() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        for (Row row : policy.rows()) {
            String to = row.to() == null || row.trigger() == Trigger.CHOSEN ? "chosen" : id(row.to());
            for (String from : row.trigger() == Trigger.CHOSEN ? List.of("chosen") : sources(row)) {
                arrows.computeIfAbsent(from + " --> " + to, arrow -> new LinkedHashSet<>())
                        .add(row.trigger().sentence());
            }
        }
        List<String> lines = new ArrayList<>(List.of("```mermaid", "stateDiagram-v2"));
        lines.add("    state \"what was chosen\" as chosen {");
        CHOSEN.forEach(status -> lines.add("        " + id(status)));
        lines.add("    }");
        lines.add("    [*] --> " + id(Status.LOGGED_OFF));
        arrows.forEach((arrow, sentences) -> lines.add("    " + arrow + ": " + String.join(" / ", sentences)));
        lines.add("```");
        return String.join("\n", lines);
    }

    private static List<String> sources(Row row) {
        boolean whatever = row.from().containsAll(CHOSEN);
        List<String> sources = new ArrayList<>(whatever ? List.of("chosen") : List.of());
        row.from().stream()
                .filter(from -> !whatever || !CHOSEN.contains(from))
                .map(KeenTable::id)
                .forEach(sources::add);
        return sources;
    }

    private String line(String from, String what, String to, Row row) {
        return "| " + String.join(" | ", from, what, to, who(row), timer(row.timer())) + " |";
    }

    private String from(Row row) {
        boolean any = shown().equals(row.from());
        return any ? "any" : row.from().stream().map(this::name).collect(Collectors.joining(", "));
    }

    /** All the statuses that agents of this policy can have. */
    private Set<Status> shown() {
        Set<Status> shown = EnumSet.noneOf(Status.class);
        policy.rows().forEach(row -> shown.addAll(row.from()));
        return shown;
    }

    private String choices() {
        return policy.choices().values().stream()
                .map(label -> "\"" + label + "\"")
                .collect(Collectors.joining(", "));
    }

    private static String who(Row row) {
        return switch (row.who()) {
            case AGENT -> "agent, supervisor";
            case PLATFORM -> "phone system";
            default -> row.who().word();
        };
    }

    private static String timer(Duration timer) {
        return timer == null ? "" : timer.toSeconds() + " s";
    }

    private String name(Status status) {
        String label = policy.wording().statuses().get(status);
        for (Choice choice : policy.choices().keySet()) {
            label = choice.shown() == status ? policy.choices().get(choice) : label;
        }
        return "`" + status.word() + "`" + (label == null ? "" : " \"" + label + "\"");
    }

    private static String id(Status status) {
        return status.word().replace('-', '_');
    }
}
