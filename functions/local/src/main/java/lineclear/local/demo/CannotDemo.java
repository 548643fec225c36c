package lineclear.local.demo;

/** The message is one sentence or two for the person at the keyboard: what is wrong and what to do about it. */
public final class CannotDemo extends Exception {
    public CannotDemo(String sentence) {
        super(sentence, null, false, false);
    }
}
