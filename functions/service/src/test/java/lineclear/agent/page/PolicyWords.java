package lineclear.agent.page;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lineclear.agent.policy.Policy;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Status;

/** A policy's words, as people are to read them on a page. */
record PolicyWords(Policy policy) {
    /** The policy's word; where it has several statuses of that word, with ours behind it. */
    String name(Status status) {
        long alike = shown().stream()
                .filter(other -> label(other).equals(label(status)))
                .count();
        return label(status) + (alike > 1 ? " (`" + status.word() + "`)" : "");
    }

    /** The policy's word for it, as chosen where it can be chosen. */
    String label(Status status) {
        return policy.choices().keySet().stream()
                .filter(choice -> choice.shown() == status && choice != Choice.STOP_NEW)
                .map(policy::label)
                .findFirst()
                .orElseGet(() -> policy.label(status));
    }

    String names(Collection<Choice> choices) {
        return choices.stream().map(policy::label).collect(Collectors.joining(", "));
    }

    /** All the statuses that agents of this policy can have. */
    Set<Status> shown() {
        Set<Status> shown = EnumSet.noneOf(Status.class);
        policy.transitions().forEach(row -> shown.addAll(row.from()));
        return shown;
    }

    /** A set of statuses, by what is missing where that is shorter. */
    String any(Set<Status> some) {
        Set<Status> missing = EnumSet.copyOf(shown());
        missing.removeAll(some);
        if (missing.isEmpty()) {
            return "any";
        }
        String listed = missing.size() < 3 && some.size() > 3 ? list(missing) : list(some);
        return missing.size() < 3 && some.size() > 3 ? "any but " + listed : listed;
    }

    private String list(Set<Status> some) {
        return some.stream().map(this::name).collect(Collectors.joining(", "));
    }

    /** "call" or "calls". */
    static String noun(Channel channel, boolean several) {
        return switch (channel) {
            case VOICE -> several ? "calls" : "call";
            case CHAT -> several ? "chats" : "chat";
            case EMAIL -> several ? "emails" : "email";
            case SOCIAL -> several ? "social messages" : "social message";
        };
    }

    /** "a call". */
    static String one(Channel channel) {
        return (channel == Channel.EMAIL ? "an " : "a ") + noun(channel, false);
    }

    /** "calls, chats and emails". */
    static String nouns(Set<Channel> channels, boolean several, String last) {
        List<String> nouns =
                channels.stream().map(channel -> noun(channel, several)).toList();
        int end = nouns.size() - 1;
        return end < 1 ? nouns.get(0) : String.join(", ", nouns.subList(0, end)) + " " + last + " " + nouns.get(end);
    }

    static String length(Duration time) {
        return time == null ? "" : time.isZero() ? "not at all" : time.toSeconds() + " s";
    }
}
