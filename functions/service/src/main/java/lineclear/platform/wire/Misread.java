package lineclear.platform.wire;

import java.util.List;
import java.util.function.Supplier;
import lineclear.platform.CallEvent;
import lineclear.platform.Heard;

/**
 * Something in a delivery is not as documented. Never leaves the package of a platform: {@link #heard} makes a value of
 * it.
 */
public final class Misread extends RuntimeException {
    /** @param sentence says what is wrong, and quotes nothing of it */
    public Misread(String sentence) {
        super(sentence, null, false, false);
    }

    /** Reads a delivery whose signature is right. */
    public static Heard heard(Supplier<List<CallEvent>> reading) {
        return understood(() -> new Heard.Events(reading.get()));
    }

    /** Reads a delivery whose signature is right. */
    public static Heard understood(Supplier<Heard.Events> reading) {
        try {
            return reading.get();
        } catch (Misread misread) {
            return new Heard.Malformed(misread.getMessage());
        }
    }
}
