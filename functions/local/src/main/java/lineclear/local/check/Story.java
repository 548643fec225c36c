package lineclear.local.check;

import java.util.List;
import java.util.stream.Stream;
import lineclear.word.Channel;

/**
 * What happens to one customer's call, or to several.
 *
 * @param name of the sample, or of the file, that tells it from the others
 * @param reserved whether a customer was given the agent first; else it is a call of the agent's own
 * @param steps in the order in which they happen
 */
record Story(String name, Channel channel, boolean reserved, List<Sample> steps) {
    /** In the order in which they begin; the customer is known by the name of the first. */
    List<String> calls() {
        return steps.stream().map(Sample::call).distinct().toList();
    }

    boolean ofSeveralCalls() {
        return calls().size() > 1;
    }

    boolean elsewhere() {
        return steps.stream().anyMatch(Sample::elsewhere);
    }

    /** The steps of one of its calls. */
    Stream<Sample> of(String call) {
        return steps.stream().filter(step -> step.call().equals(call));
    }
}
