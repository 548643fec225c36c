package lineclear.agent.policy;

/** A number of a policy that a deployment may change. Zero switches off what a zero is allowed for. */
public enum PolicySetting {
    HOLD("holdSeconds", 1, 600, "how long a reservation lasts when the caller does not say"),
    RINGING("ringingSeconds", 1, 600, "how long an offer rings before it counts as missed"),
    WRAP_UP("wrapUpSeconds", 0, 3600, "wrap-up after a conversation"),
    BUSY_AFTER_DECLINE("busyAfterDeclineSeconds", 0, 3600, "busy after a declined offer"),
    BUSY_AFTER_DIRECT_CALL("busyAfterDirectCallSeconds", 0, 3600, "busy after the agent's own or a direct call"),
    NO_ANSWER("noAnswerSeconds", 0, 3600, "no answer, after a missed offer"),
    SILENCE("silenceSeconds", 60, 86_400, "how long without an event until an unverifiable call counts as out of sync"),
    PRESENCE("presenceSeconds", 0, 3600, "how long a device counts as there after its heartbeat; 0: no heartbeats"),
    CAPACITY("capacity", 1, 50, "sessions at once, over all channels"),
    WRITTEN("writtenLimit", 1, 50, "written requests at once"),
    CHATS("chatLimit", 1, 50, "chats at once"),
    PHONE_BLOCKED_ABOVE("phoneBlockedAbove", 0, 50, "written requests above which no call is offered"),
    LOG_OFF_AFTER_MISSES("logOffAfterMisses", 0, 50, "missed calls in a row that log the agent off; 0: never"),
    LOG_OFF_AFTER_ERRORS("logOffAfterErrors", 0, 50, "failed calls in a row that log the agent off; 0: never"),
    LOG_OFF_AT_MIDNIGHT("logOffAtMidnight", 0, 1, "log off at midnight in the agent's time zone"),
    QUEUES_OFFER("queuesOffer", 0, 1, "customers of a queue are offered to whoever is free; false: agents pick them");

    private final String key;
    private final int least;
    private final int most;
    private final String sentence;

    PolicySetting(String key, int least, int most, String sentence) {
        this.key = key;
        this.least = least;
        this.most = most;
        this.sentence = sentence;
    }

    /** Its name in a policy document. */
    public String key() {
        return key;
    }

    /** Whether it is written as true or false. */
    public boolean isSwitch() {
        return this == LOG_OFF_AT_MIDNIGHT || this == QUEUES_OFFER;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    public String sentence() {
        return sentence;
    }
}
