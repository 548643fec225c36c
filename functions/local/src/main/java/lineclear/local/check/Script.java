package lineclear.local.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lineclear.platform.CallEvent;
import lineclear.word.Channel;

/**
 * A file {@code <name>.story}: what several calls of one customer tell between them. A line is a call's name and a
 * sample's, {@code mobile 1-ringing}; one that begins with {@code #} is for people.
 */
record Script(String name, List<String> lines) {
    private static final Pattern LINE = Pattern.compile("([a-z]+) (\\S+)");

    /** @throws CannotCheck when it is no such file, or names an event that is not beside it */
    Story told(List<Sample> samples) throws CannotCheck {
        List<Sample> steps = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                steps.add(step(line.strip(), samples));
            }
        }
        Channel channel = steps.stream()
                .flatMap(step -> step.event().stream())
                .map(CallEvent::channel)
                .findFirst()
                .orElseThrow(() -> new CannotCheck("The story " + name + " tells nothing."));
        return new Story(name, channel, true, steps);
    }

    private Sample step(String line, List<Sample> samples) throws CannotCheck {
        Matcher read = LINE.matcher(line);
        if (!read.matches()) {
            throw new CannotCheck("The story " + name + " has a line that is no call and event: " + line + ".");
        }
        return samples.stream()
                .filter(sample -> sample.name().equals(read.group(2)))
                .findFirst()
                .orElseThrow(() -> new CannotCheck(
                        "The story " + name + " has an event that is not there: " + read.group(2) + "."))
                .of(read.group(1));
    }
}
