package lineclear.local.rehearsal;

/** The message is one sentence or two for the person at the keyboard: what is wrong and what to do about it. */
public final class CannotRehearse extends Exception {
    CannotRehearse(String sentence) {
        super(sentence, null, false, false);
    }
}
