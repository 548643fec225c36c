package lineclear.local.start;

/** The message is one sentence for the person at the keyboard: what is wrong and what to do about it. */
public final class CannotStart extends Exception {
    public CannotStart(String sentence) {
        super(sentence, null, false, false);
    }
}
