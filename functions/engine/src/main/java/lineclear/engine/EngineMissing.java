package lineclear.engine;

import java.io.IOException;

/**
 * No program of the engine's can be run here. The message is whole sentences for the person at the keyboard: what to
 * do.
 */
public final class EngineMissing extends IOException {
    private static final long serialVersionUID = 1;

    EngineMissing(String sentence) {
        super(sentence);
    }
}
