package lineclear.local.demo;

import java.time.Duration;

/**
 * One moment of a story.
 *
 * @param pause since the one before
 */
record Beat(Duration pause, Act act) {
    /** What happens. False: the story is over before its end, because somebody was refused. */
    interface Act {
        boolean play(Scene scene) throws InterruptedException;
    }

    static Beat in(int seconds, Act act) {
        return new Beat(Duration.ofSeconds(seconds), act);
    }
}
