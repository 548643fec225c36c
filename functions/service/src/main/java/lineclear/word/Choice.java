package lineclear.word;

/** A status that somebody can choose; everything else is derived. */
public enum Choice implements Word {
    AVAILABLE(Status.AVAILABLE),
    /** Finish what is open, take nothing new. */
    STOP_NEW(Status.BUSY),
    BREAK(Status.BREAK),
    OFFLINE(Status.OFFLINE),
    LOGGED_OFF(Status.LOGGED_OFF);

    private final Status shown;

    Choice(Status shown) {
        this.shown = shown;
    }

    /** The status shown for this choice while no session and no cause is in the way. */
    public Status shown() {
        return shown;
    }
}
