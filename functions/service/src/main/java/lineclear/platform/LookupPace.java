package lineclear.platform;

import java.util.OptionalInt;

/**
 * How often a platform is asked about calls that go on, and how many questions it takes.
 *
 * @param eachMinute whether it is asked each minute; else at the ages of {@link lineclear.agent.Look}'s schedule
 * @param perSecond questions a second at most; empty where one question is about all calls
 */
public record LookupPace(boolean eachMinute, OptionalInt perSecond) {
    /** One question about all calls: it costs the same for one. */
    public static final LookupPace TOGETHER = new LookupPace(true, OptionalInt.empty());

    /** One question for each call, whose vendor limits how many. */
    public static LookupPace oneByOne(int perSecond) {
        return new LookupPace(false, OptionalInt.of(perSecond));
    }

    /** One question for each call, to a system of one's own. */
    public static LookupPace oneByOneEachMinute(int perSecond) {
        return new LookupPace(true, OptionalInt.of(perSecond));
    }
}
