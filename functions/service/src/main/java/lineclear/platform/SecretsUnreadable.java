package lineclear.platform;

/** No secret that fits could be read just now: not the sender's fault, and another try may succeed. */
public class SecretsUnreadable extends RuntimeException {
    /** @param message names references, never values */
    public SecretsUnreadable(String message) {
        super(message);
    }
}
