package lineclear.word;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What moves an agent from one status to another. */
public enum Trigger implements Word {
    RESERVED("a customer is given the agent"),
    RINGING("the agent's phone or chat window rings"),
    CONNECTED("customer and agent are connected"),
    OWN_CALL("a support, test or direct call is connected"),
    HOLD_ENDED("the hold runs out"),
    COMPLETED("the conversation ends"),
    OWN_CALL_ENDED("the support, test or direct call ends"),
    CANCELLED("the customer cancels"),
    DECLINED("the agent declines"),
    MISSED("the agent does not answer in time"),
    FAILED("the call fails before it is answered"),
    CLEARED("cleared after verify"),
    STOPPED("the last conversation ends after new ones were stopped"),
    CAUSE_OVER("its time is over"),
    MIDNIGHT("midnight in the agent's time zone"),
    CHOSEN("chosen");

    private final String sentence;

    Trigger(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /** The one with this sentence, if there is one. */
    public static Optional<Trigger> saying(@Nullable String sentence) {
        return Arrays.stream(values())
                .filter(one -> one.sentence.equals(sentence))
                .findFirst();
    }
}
