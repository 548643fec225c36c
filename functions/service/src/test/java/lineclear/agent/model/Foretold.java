package lineclear.agent.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lineclear.agent.Ahead;
import lineclear.agent.Face;
import lineclear.agent.View;

/** What a view says of the time after it, as a page reads it. */
final class Foretold {
    private Foretold() {}

    /** What is shown at an instant, as long as nobody acts; empty when the view says nothing of a time so late. */
    static Optional<Face> at(View view, Instant at) {
        Face shown = view.face();
        for (Ahead one : view.ahead()) {
            shown = one.at().isAfter(at) ? shown : one.face();
        }
        List<Ahead> ahead = view.ahead();
        boolean untold = ahead.size() == Ahead.MOST
                && at.isAfter(ahead.get(Ahead.MOST - 1).at());
        return untold ? Optional.empty() : Optional.of(shown);
    }

    /** Before, at and after every instant at which the clock changes the record, what was foretold is what is seen. */
    static String comesTrue(Step step) {
        View view = step.play().view(step.policy(), step.after(), step.now());
        for (Instant at : Step.instants(step.policy(), step.after(), step.now())) {
            Face seen = View.of(step.policy(), step.after(), at).face();
            if (!at(view, at).orElse(seen).equals(seen)) {
                return "at " + at + " is seen " + seen + ", not what was foretold: " + view.ahead();
            }
        }
        Face before = view.face();
        for (Ahead one : view.ahead()) {
            if (one.face().equals(before)) {
                return "nothing is seen to change at " + one.at();
            }
            before = one.face();
        }
        return null;
    }
}
