package lineclear.agent.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineclear.agent.Scene;
import lineclear.agent.View;
import lineclear.agent.policy.Policy;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Status;

/**
 * What an agent of a policy can be shown as, what is offered to them then, and what they may do: asked of the rules.
 */
final class StatusTable {
    private final Policy policy;
    private final PolicyWords words;
    private final Map<Face, List<String>> faces = new LinkedHashMap<>();

    StatusTable(Policy policy) {
        this.policy = policy;
        this.words = new PolicyWords(policy);
    }

    /** All that one line says, but for when it is so. */
    private record Face(
            String label,
            Status status,
            Duration lasts,
            Set<Channel> offered,
            Set<Choice> now,
            Set<Choice> later,
            boolean tools) {}

    String markdown() {
        new Occasions(policy).each((when, scene) -> faces.computeIfAbsent(face(scene), face -> new ArrayList<>())
                .add(when));
        List<String> lines = new ArrayList<>();
        lines.add(header());
        lines.add("| --- ".repeat(header().split("\\|").length - 1) + "|");
        faces.forEach((face, when) -> lines.add(line(face, when)));
        return String.join("\n", lines);
    }

    private static Face face(Scene scene) {
        View view = scene.view();
        Duration lasts = view.until() == null ? null : Duration.between(view.since(), view.until());
        return new Face(
                view.label().replaceAll(" \\(\\d+\\)$", " (n)"),
                view.status(),
                lasts,
                scene.offered(),
                scene.effective(false),
                scene.effective(true),
                view.tools());
    }

    private String header() {
        StringBuilder header = new StringBuilder("| shown as | our status | when | for at most ");
        policy.channels().forEach(channel -> header.append("| new ")
                .append(PolicyWords.noun(channel, true))
                .append(' '));
        return header.append("| the agent may choose | for after the session ")
                .append(policy.toolless().isEmpty() ? "|" : "| tools |")
                .toString();
    }

    private String line(Face face, List<String> when) {
        List<String> cells = new ArrayList<>(List.of(
                face.label(),
                "`" + face.status().word() + "`",
                String.join("; ", when).replace("; " + Occasions.WRITTEN, ", "),
                PolicyWords.length(face.lasts())));
        policy.channels().forEach(channel -> cells.add(face.offered().contains(channel) ? "yes" : "no"));
        cells.add(face.now().isEmpty() ? "nothing" : words.names(face.now()));
        cells.add(face.later().isEmpty() ? "" : words.names(face.later()));
        if (!policy.toolless().isEmpty()) {
            cells.add(face.tools() ? "on" : "off");
        }
        return "| " + String.join(" | ", cells) + " |";
    }
}
