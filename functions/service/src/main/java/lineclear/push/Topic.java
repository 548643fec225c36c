package lineclear.push;

/** What a connection can watch. */
public final class Topic {
    /** Everybody, in short. */
    public static final String FLOOR = "floor";

    private Topic() {}

    /** One agent, in full. */
    public static String ofAgent(String agentId) {
        return "agent#" + agentId;
    }
}
