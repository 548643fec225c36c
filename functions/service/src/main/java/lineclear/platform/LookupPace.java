package lineclear.platform;

import java.util.OptionalInt;

/**
 * How often a platform is asked about calls that go on, and how many questions it takes.
 *
 * @param eachMinute whether it is asked each minute; else at the ages of {@link lineclear.agent.Look}'s schedule
 * @param perSecond questions a second at most; empty where one question is about all calls
 * @param forOneCall how many questions it may take to hear whether one call goes on
 */
public record LookupPace(boolean eachMinute, OptionalInt perSecond, int forOneCall) {
    /** Who talks in a call may stand beside the call itself. */
    private static final int WHO_TALKS = 2;

    /** One question about all calls: it costs the same for one. */
    public static final LookupPace TOGETHER = new LookupPace(true, OptionalInt.empty(), 1);

    /** One question for each call, whose vendor limits how many. */
    public static LookupPace oneByOne(int perSecond) {
        return new LookupPace(false, OptionalInt.of(perSecond), 1);
    }

    /** One question for each call, to a system of one's own. */
    public static LookupPace oneByOneEachMinute(int perSecond) {
        return new LookupPace(true, OptionalInt.of(perSecond), 1);
    }

    /** The same, where the first answer may only say where to ask. */
    public LookupPace inTwoSteps() {
        return new LookupPace(eachMinute, perSecond, 2);
    }

    /**
     * How many questions a look at one call may take.
     *
     * @param whoTalks whether it is to say who talks in it, too
     */
    public int questions(boolean whoTalks) {
        return whoTalks ? Math.max(WHO_TALKS, forOneCall) : forOneCall;
    }
}
