package lineclear.local.check;

/** The message is one sentence or two for the person at the keyboard: what is wrong and what to do about it. */
public final class CannotCheck extends Exception {
    CannotCheck(String sentence) {
        super(sentence, null, false, false);
    }
}
