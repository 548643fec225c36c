package lineclear.agent.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.Transition;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Status;
import lineclear.word.Trigger;

/** Writes a policy's rows for people: a table and a diagram. */
final class PolicyTable {
    private static final Set<Status> CHOSEN =
            EnumSet.of(Status.AVAILABLE, Status.BREAK, Status.OFFLINE, Status.LOGGED_OFF);
    private static final Set<Status> OFFERED = EnumSet.of(Status.RESERVED, Status.RINGING);
    private static final Set<Status> SESSIONS = EnumSet.of(Status.RESERVED, Status.RINGING, Status.CONNECTED);
    private static final String LEFT = "what was chosen (or a call still going on)";

    private final Policy policy;
    private final PolicyWords words;

    PolicyTable(Policy policy) {
        this.policy = policy;
        this.words = new PolicyWords(policy);
    }

    /** What rows can have in common apart from what happens. */
    private record Alike(
            Set<Status> from,
            Status to,
            Transition.Who who,
            Duration timer,
            Set<Channel> on,
            Set<Choice> intents,
            int times,
            Choice choice) {
        static Alike of(Transition row) {
            return new Alike(
                    row.from(), row.to(), row.who(), row.timer(), row.on(), row.intents(), row.times(), row.choice());
        }
    }

    String markdown() {
        List<String> lines = new ArrayList<>(
                List.of("| from | what happens | to | who | for at most |", "| --- | --- | --- | --- | --- |"));
        Map<Alike, List<Transition>> merged = new LinkedHashMap<>();
        policy.transitions().stream()
                .filter(row -> row.trigger() != Trigger.CHOSEN)
                .forEach(row -> merged.computeIfAbsent(Alike.of(row), alike -> new ArrayList<>())
                        .add(row));
        merged.values().forEach(rows -> lines.add(line(rows)));
        pauses(lines);
        choices(lines);
        return String.join("\n", lines);
    }

    private String line(List<Transition> rows) {
        Transition row = rows.get(0);
        String what = rows.stream().map(each -> each.trigger().sentence()).collect(Collectors.joining("; "));
        return line(
                words.any(row.from()) + written(row),
                what + condition(row),
                row.to() == null ? LEFT : words.name(row.to()),
                who(row),
                PolicyWords.length(row.timer()));
    }

    /** An offer on a channel that only counts shows nothing of itself, but may be what ends. */
    private String written(Transition row) {
        boolean offers = OFFERED.containsAll(row.from()) && !policy.phased().containsAll(row.on());
        return offers ? ", or a written request offered" : "";
    }

    private String condition(Transition row) {
        String on = row.on().equals(policy.channels()) ? "" : " (" + PolicyWords.nouns(row.on(), true, "and") + ")";
        String often = row.times() > 1 ? ", " + row.times() + " times in a row" : "";
        return on + often + during(row.intents());
    }

    private String during(Set<Choice> intents) {
        return intents.size() == Choice.values().length ? "" : ", while \"" + words.names(intents) + "\" is chosen";
    }

    /** What has a timer and is no session. */
    private Set<Status> timed() {
        Set<Status> timed = EnumSet.noneOf(Status.class);
        policy.transitions().stream()
                .filter(row -> row.timer() != null && !SESSIONS.contains(row.to()))
                .forEach(row -> timed.add(row.to()));
        return timed;
    }

    /** The clock's own transitions: what is timed ends by itself. */
    private void pauses(List<String> lines) {
        Set<Status> timed = timed();
        if (!timed.isEmpty()) {
            lines.add(line(words.any(timed), Trigger.CAUSE_OVER.sentence(), LEFT, who(Transition.Who.CLOCK), ""));
        }
        Set<Status> left = new TreeSet<>();
        policy.leavable().forEach(reason -> left.add(reason.shown()));
        if (!left.isEmpty()) {
            String what = "chosen: " + words.names(policy.choices().keySet());
            lines.add(line(words.any(left), what, "that status, at once", who(Transition.Who.AGENT), ""));
        }
    }

    /** Which choices there are from where; the statuses of which the same can be said stand together. */
    private void choices(List<String> lines) {
        Map<List<Object>, Set<Status>> groups = new LinkedHashMap<>();
        Map<List<Object>, Set<Choice>> choices = new LinkedHashMap<>();
        for (Transition row : policy.transitions()) {
            for (Status from : row.trigger() == Trigger.CHOSEN ? row.from() : Set.<Status>of()) {
                Set<Channel> on = row.duringSessions() ? row.on() : policy.channels();
                choices.computeIfAbsent(List.of(from, row.intents(), on), key -> EnumSet.noneOf(Choice.class))
                        .add(row.choice());
            }
        }
        boolean everywhere = new LinkedHashSet<>(choices.values()).size() == 1;
        choices.forEach((key, some) -> {
            if (!everywhere) {
                some.removeIf(choice -> choice.shown() == key.get(0));
            }
            groups.computeIfAbsent(List.of(some, key.get(1), key.get(2)), group -> EnumSet.noneOf(Status.class))
                    .add((Status) key.get(0));
        });
        groups.forEach((group, from) -> lines.add(choice(group, from)));
    }

    @SuppressWarnings("unchecked")
    private String choice(List<Object> group, Set<Status> from) {
        Set<Channel> on = (Set<Channel>) group.get(2);
        String during = on.equals(policy.channels()) ? "" : " (" + PolicyWords.nouns(on, true, "and") + ")";
        boolean open = from.stream().anyMatch(SESSIONS::contains);
        return line(
                words.any(from) + during,
                "chosen: " + words.names((Set<Choice>) group.get(0)) + during((Set<Choice>) group.get(1)),
                "that status" + (open ? "; what is open goes on" : ""),
                who(Transition.Who.AGENT),
                "");
    }

    private static String line(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** A supervisor chooses for an agent, and clears; they end nobody's session otherwise. */
    private static String who(Transition row) {
        boolean supervised = row.trigger() == Trigger.CHOSEN || row.trigger() == Trigger.CLEARED;
        return row.who() == Transition.Who.AGENT && !supervised ? "agent" : who(row.who());
    }

    private static String who(Transition.Who who) {
        return switch (who) {
            case AGENT -> "agent, supervisor";
            case PLATFORM -> "phone system";
            default -> who.word();
        };
    }

    /** One arrow from each state to another, with all that can bring it about. */
    String diagram() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        for (Transition row : policy.transitions()) {
            String to = row.to() == null || row.trigger() == Trigger.CHOSEN ? "chosen" : id(row.to());
            for (String from : row.trigger() == Trigger.CHOSEN ? List.of("chosen") : sources(row)) {
                arrows.computeIfAbsent(from + " --> " + to, arrow -> new LinkedHashSet<>())
                        .add(row.trigger().sentence());
            }
        }
        timed().forEach(status -> arrows.computeIfAbsent(id(status) + " --> chosen", arrow -> new LinkedHashSet<>())
                .add(Trigger.CAUSE_OVER.sentence()));
        List<String> lines = new ArrayList<>(List.of("```mermaid", "stateDiagram-v2"));
        lines.add("    state \"what was chosen\" as chosen {");
        chosen().forEach(status -> lines.add("        " + id(status)));
        lines.add("    }");
        lines.add("    [*] --> " + id(Status.LOGGED_OFF));
        arrows.forEach((arrow, sentences) -> lines.add("    " + arrow + ": " + String.join(" / ", sentences)));
        lines.add("```");
        return String.join("\n", lines);
    }

    /** The statuses that this policy lets people choose. */
    private Set<Status> chosen() {
        Set<Status> chosen = EnumSet.copyOf(CHOSEN);
        chosen.retainAll(words.shown());
        return chosen;
    }

    private List<String> sources(Transition row) {
        boolean whatever = row.from().containsAll(chosen());
        List<String> sources = new ArrayList<>(whatever ? List.of("chosen") : List.of());
        row.from().stream()
                .filter(from -> !whatever || !CHOSEN.contains(from))
                .map(PolicyTable::id)
                .forEach(sources::add);
        return sources;
    }

    private static String id(Status status) {
        return status.word().replace('-', '_');
    }
}
