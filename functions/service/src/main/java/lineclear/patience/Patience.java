package lineclear.patience;

import java.time.Duration;

/**
 * How long somebody waits, at the very most. DynamoDB answers within tens of milliseconds, and a cold connection to it
 * costs some hundred where there is little CPU; what takes longer than this does not answer.
 */
public enum Patience {
    /** Until the table's connection stands, and again for a free one of those that there are. */
    CONNECT(Duration.ofSeconds(1)),
    /**
     * For the next byte of the table's answer; then the request is sent anew. It does not count what we compute
     * ourselves.
     */
    SILENCE(Duration.ofSeconds(1)),
    /** For one operation of the store: all its requests, repeats and pauses together. */
    TABLE(Duration.ofSeconds(4)),
    /** For the word whether the table can be worked with. */
    READY(Duration.ofSeconds(2)),
    /** Until a phone platform's connection stands. */
    PLATFORM_CONNECT(Duration.ofSeconds(2)),
    /** Until the last byte of one answer of a phone platform, or of the keeper of secrets. */
    ANSWER(Duration.ofSeconds(3)),
    /**
     * For a platform's word about a call, while it waits for us to take its event: who placed it, or whether it goes
     * on.
     */
    QUESTION(Duration.ofSeconds(3)),
    /**
     * For everything that phone platforms say to a question somebody waits for: two answers, and the pause between
     * them.
     */
    LOOK_UPS(Duration.ofSeconds(8)),
    /** The same of a hundred records, for which nobody waits. */
    MANY_LOOK_UPS(Duration.ofSeconds(20)),
    /** Until the gateway has taken one frame for a page. */
    FRAME(Duration.ofSeconds(2)),
    /** For the frames of one batch of the stream, all together. */
    PUSH(Duration.ofSeconds(5)),
    /** Before pages that the gateway did not let us tell hear that they should ask. */
    LET_UP(Duration.ofSeconds(1)),
    /** As long as a message goes on to the next of many agents, while somebody waits. */
    ROUND(Duration.ofSeconds(10)),
    /** Until an alarm is set: what it is for must not wait for it, and a lost one costs a minute. */
    ALARM(Duration.ofSeconds(2)),
    /** As long as reconcile begins with more records. */
    RUN(Duration.ofSeconds(50)),
    /** As long as it still writes, after that, what it has asked for. */
    LAST_WRITES(Duration.ofSeconds(25));

    private final Duration most;

    Patience(Duration most) {
        this.most = most;
    }

    public Duration most() {
        return most;
    }
}
