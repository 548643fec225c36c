package lineclear.local.check;

import java.util.Optional;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;

/**
 * A body of {@code events/webhooks}.
 *
 * @param name of its file, without what comes behind the dot
 * @param event what it says; empty when it concerns nobody
 */
record Sample(String name, String body, Optional<CallEvent> event) {
    boolean says(Step step) {
        return event.filter(its -> its.step() == step).isPresent();
    }

    /** How far a call has come by it: 0 when it says nothing. */
    int rank() {
        return event.map(its -> its.step().ordinal() + 1).orElse(0);
    }
}
