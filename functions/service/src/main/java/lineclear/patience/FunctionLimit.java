package lineclear.patience;

import static lineclear.patience.Patience.ALARM;
import static lineclear.patience.Patience.LAST_WRITES;
import static lineclear.patience.Patience.LET_UP;
import static lineclear.patience.Patience.LOOK_UPS;
import static lineclear.patience.Patience.PUSH;
import static lineclear.patience.Patience.QUESTION;
import static lineclear.patience.Patience.ROUND;
import static lineclear.patience.Patience.RUN;
import static lineclear.patience.Patience.TABLE;

import java.time.Duration;
import java.util.List;

/**
 * Each function's own limit: seconds until Lambda ends it without an answer; and what it waits for, one after the
 * other, on its longest way. The latter must fit into the former: only then does its caller hear {@code try-again}.
 */
public enum FunctionLimit {
    REGISTER(10, TABLE),
    UNREGISTER(10, TABLE),
    SHOW(10, TABLE),
    RESERVE(10, Patience.ANSWER, TABLE),
    CONNECT(10, TABLE),
    RELEASE(10, TABLE),
    VERIFY(20, TABLE, LOOK_UPS),
    CLEAR(20, TABLE, LOOK_UPS, TABLE),
    SET_STATUS(10, TABLE),
    HEARTBEAT(10, TABLE),
    /** Each read and each write is an operation of its own: the agent, the queues, and the write. */
    LOG_ON(15, TABLE, TABLE, TABLE),
    SET_UP_QUEUE(10, TABLE),
    /** The queue; then the round, whose last page and last write may begin just before its end. */
    SWITCH_QUEUE(28, TABLE, ROUND, TABLE, TABLE),
    /** The queue, its three lists, the line of agents, and those. */
    SHOW_QUEUE(28, TABLE, TABLE, TABLE, TABLE, TABLE, TABLE),
    /**
     * The queue, how many wait, the write, and another for a token; a look, of which nothing more is begun when the
     * table is away; the place.
     */
    ENQUEUE(28, TABLE, TABLE, TABLE, TABLE, TABLE, ALARM, TABLE),
    /** Whose token it is, the ticket, the place. */
    SHOW_TICKET(15, TABLE, TABLE, TABLE),
    ALIVE(15, TABLE, TABLE, TABLE),
    /** Whose token it is, the ticket, the agent, the place. */
    LEAVE(20, TABLE, TABLE, TABLE, TABLE),
    /** Whose token it is, the message. */
    SAY(10, TABLE, TABLE),
    /** Whose it is, the ticket, the agent, the place. */
    CLOSE(20, TABLE, TABLE, TABLE, TABLE),
    /** Five pages of a whole chat, and who reads them. */
    READ(28, TABLE, TABLE, TABLE, TABLE, TABLE, TABLE),
    /** The last page and the last write may begin just before the round's end. */
    ERASE(20, ROUND, TABLE, TABLE),
    /** Whose token it is, the ticket, who watches; the frames. */
    TYPING(25, TABLE, TABLE, TABLE, TABLE, PUSH),
    /** Both are read, and written together; what is refused may have to be written first. */
    ANSWER(20, TABLE, TABLE, TABLE, TABLE),
    /** Each look is several reads and a write; the message comes again. */
    ROUTE(28, TABLE, TABLE, TABLE, TABLE, TABLE, ALARM),
    /** It waits for nobody. */
    DESK(10),
    DRIFT(10, TABLE),
    /**
     * The key of its address, the platform's secret; then whose address it is, the record, the write; and, on one way
     * or the other, a question to the platform: who placed the call, and whose address that is; or whether it goes on,
     * and the write once more.
     */
    WEBHOOK(28, Patience.ANSWER, Patience.ANSWER, TABLE, QUESTION, TABLE, TABLE, TABLE),
    CONTACT_EVENT(25, TABLE, TABLE, TABLE, QUESTION, TABLE),
    LIVE(10, Patience.ANSWER, TABLE),
    /** The ticket's key; its connection, what it may watch, the agent's record, their lease. */
    SOCKET(25, Patience.ANSWER, TABLE, TABLE, TABLE, TABLE, TABLE),
    /**
     * What the changes mean for customers who wait, the last of which is as long as a look; who watches; the frames,
     * and for those who did not get theirs another after a moment; who is gone.
     */
    TELL(60, ROUND, TABLE, TABLE, TABLE, TABLE, TABLE, ALARM, PUSH, TABLE, PUSH, LET_UP, PUSH, TABLE),
    /** Of a hundred records: the first that the table does not take is the last one tried. */
    HISTORY(60, TABLE),
    /**
     * The queues, the last of which is as long as a look. Its last record may be taken back by its call before it is
     * settled; then it keeps its figures.
     */
    RECONCILE(120, ROUND, TABLE, TABLE, TABLE, TABLE, ALARM, RUN, LAST_WRITES, TABLE, TABLE, TABLE);

    private final Duration limit;
    private final List<Patience> waits;

    FunctionLimit(int seconds, Patience... waits) {
        this.limit = Duration.ofSeconds(seconds);
        this.waits = List.of(waits);
    }

    /** Then it is given up. */
    public Duration limit() {
        return limit;
    }

    /** How long it waits for others when each of them takes as long as it may. */
    public Duration longestWait() {
        return waits.stream().map(Patience::most).reduce(Duration.ZERO, Duration::plus);
    }
}
