package lineclear.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
        List<String> lines = new ArrayList<>(List.of(
                "| from | what happens | to | who | for at most |", "| --- | --- | --- | --- | --- |"));
        for (Row row : policy.rows()) {
            if (row.trigger() != Trigger.CHOSEN) {
                lines.add(line(
                        from(row), row.trigger().sentence(), row.to() == null ? LEFT : name(row.to()), row));
            }
        }
        policy.rows().stream()
                .filter(row -> row.trigger() == Trigger.CHOSEN)
                .findFirst()
                .ifPresent(row -> lines.add(line(
                        from(row), "a status is chosen: " + choices(), "that status, once nothing is open", row)));
        return String.join("\n", lines);
    }

    String diagram() {
        List<String> lines = new ArrayList<>(List.of("```mermaid", "stateDiagram-v2"));
        lines.add("    state \"what was chosen\" as chosen {");
        CHOSEN.forEach(status -> lines.add("        " + id(status)));
        lines.add("    }");
        lines.add("    [*] --> " + id(Status.LOGGED_OFF));
        lines.add("    chosen --> chosen: a status is chosen");
        for (Row row : policy.rows()) {
            if (row.trigger() != Trigger.CHOSEN) {
                arrows(row, lines);
            }
        }
        lines.add("```");
        return lines.stream().distinct().collect(Collectors.joining("\n"));
    }

    private void arrows(Row row, List<String> lines) {
        String to = row.to() == null ? "chosen" : id(row.to());
        if (row.from().containsAll(CHOSEN)) {
            lines.add("    chosen --> " + to + ": " + row.trigger().sentence());
        }
        for (Status from : row.from()) {
            boolean inside = CHOSEN.contains(from) && row.from().containsAll(CHOSEN);
            if (!inside) {
                lines.add("    " + id(from) + " --> " + to + ": " + row.trigger().sentence());
            }
        }
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
        return policy.choices().values().stream().map(label -> "\"" + label + "\"").collect(Collectors.joining(", "));
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
        String label = policy.labels().get(status);
        for (Choice choice : policy.choices().keySet()) {
            label = choice.shown() == status ? policy.choices().get(choice) : label;
        }
        return "`" + status.word() + "`" + (label == null ? "" : " \"" + label + "\"");
    }

    private static String id(Status status) {
        return status.word().replace('-', '_');
    }
}
