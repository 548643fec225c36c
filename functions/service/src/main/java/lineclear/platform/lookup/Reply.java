package lineclear.platform.lookup;

/** What came of asking a platform. */
public sealed interface Reply {
    /** It answered; what it said may still be a refusal. */
    record Answered(LookupAnswer answer) implements Reply {}

    /** @param why it is to be counted as unreachable, in words */
    record Silent(String why) implements Reply {}
}
