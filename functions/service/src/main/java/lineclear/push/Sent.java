package lineclear.push;

/** What became of one frame. */
public enum Sent {
    TAKEN,
    /** There is no such connection any more. */
    GONE,
    /** The gateway wants fewer of them, or this page reads too slowly. */
    TOO_FAST,
    /** Anything else. The page comes to know of it by its next frame, or when it asks. */
    FAILED
}
