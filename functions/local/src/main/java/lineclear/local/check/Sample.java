package lineclear.local.check;

import java.util.Optional;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;

/**
 * A body of {@code events/webhooks}.
 *
 * @param name of its file, without what comes behind the dot
 * @param event what it says; empty when it concerns nobody
 * @param call which of a story's calls it is about; empty in a story of one
 */
record Sample(String name, String body, Optional<CallEvent> event, String call) {
    /** The call of somebody whom the service does not know, in a story that needs one. */
    static final String ELSEWHERE = "elsewhere";

    Sample(String name, String body, Optional<CallEvent> event) {
        this(name, body, event, "");
    }

    Sample of(String itsCall) {
        return new Sample(name, body, event, itsCall);
    }

    boolean says(Step step) {
        return event.filter(its -> its.step() == step).isPresent();
    }

    /** How far a call has come by it: 0 when it says nothing. */
    int rank() {
        return event.map(its -> its.step().ordinal() + 1).orElse(0);
    }

    boolean elsewhere() {
        return call.equals(ELSEWHERE);
    }

    String told() {
        return call.isEmpty() ? name : call + " " + name;
    }
}
