package lineclear.infra;

/** A context value that is missing or wrong; the message says what to write instead. */
public final class WrongSetting extends IllegalArgumentException {
    WrongSetting(String message) {
        super(message);
    }
}
