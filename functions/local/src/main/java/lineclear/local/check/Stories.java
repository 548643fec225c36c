package lineclear.local.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;

/**
 * The stories that a folder of samples tells. Files with a number ({@code 1-ringing}, {@code voice-1-ringing}) are the
 * steps of a whole call; every other file that says something takes the place of the step that it is like, and of what
 * cannot be true beside it.
 */
final class Stories {
    private static final Pattern STEP = Pattern.compile("(?:(.+)-)?[0-9]+-.+");

    private Stories() {}

    static List<Story> of(List<Sample> samples) {
        Map<String, List<Sample>> calls = new TreeMap<>();
        List<Sample> others = new ArrayList<>();
        for (Sample sample : samples) {
            Matcher step = STEP.matcher(sample.name());
            if (step.matches()) {
                String sort = step.group(1) == null ? "" : step.group(1) + "-";
                calls.computeIfAbsent(sort, none -> new ArrayList<>()).add(sample);
            } else if (sample.event().isPresent()) {
                others.add(sample);
            }
        }
        List<Story> stories = new ArrayList<>();
        calls.forEach((sort, steps) -> {
            Sample last = steps.get(steps.size() - 1);
            if (!last.says(Step.ENDED)) {
                return;
            }
            stories.add(story(last, true, steps));
            others.stream()
                    .filter(other -> sort.equals(sort(calls, other)))
                    .forEach(other -> stories.add(variant(steps, other)));
        });
        return stories;
    }

    private static String sort(Map<String, List<Sample>> calls, Sample other) {
        return calls.keySet().stream()
                .filter(other.name()::startsWith)
                .max(Comparator.comparing(String::length))
                .orElse("");
    }

    private static Story variant(List<Sample> call, Sample other) {
        CallEvent event = other.event().orElseThrow();
        boolean reserved = !other.says(Step.CONNECTED)
                || event.kind() == Kind.STANDARD
                || call.stream().anyMatch(step -> sameCall(step, event));
        boolean neverAnswered = other.says(Step.ENDED) && event.ending() != Ending.COMPLETED;
        Predicate<Sample> before = step -> reserved
                && step.rank() < other.rank()
                && !(neverAnswered && step.says(Step.CONNECTED))
                && step.event().filter(its -> its.channel() != event.channel()).isEmpty();
        List<Sample> steps = Stream.of(
                        call.stream().filter(before),
                        Stream.of(other),
                        call.stream().filter(step -> step.rank() > other.rank()))
                .flatMap(some -> some)
                .toList();
        return story(other, reserved, steps);
    }

    private static boolean sameCall(Sample step, CallEvent event) {
        return step.event().filter(its -> its.callId().equals(event.callId())).isPresent();
    }

    private static Story story(Sample named, boolean reserved, List<Sample> steps) {
        Channel channel = named.event().map(CallEvent::channel).orElse(Channel.VOICE);
        return new Story(named.name(), channel, reserved, steps);
    }
}
