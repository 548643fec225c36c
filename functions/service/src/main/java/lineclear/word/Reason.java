package lineclear.word;

/** Why nothing is offered to an agent although no session is open. */
public enum Reason implements Word {
    WRAP_UP(Status.WRAP_UP),
    DECLINED(Status.BUSY),
    MISSED(Status.NO_ANSWER),
    DIRECT(Status.BUSY);

    private final Status shown;

    Reason(Status shown) {
        this.shown = shown;
    }

    /** What an agent is shown as meanwhile. */
    public Status shown() {
        return shown;
    }
}
