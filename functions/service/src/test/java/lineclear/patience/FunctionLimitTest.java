package lineclear.patience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionLimitTest {
    /** For everything that is not waiting: a cold start's rest, the rules, the answer on its way. */
    private static final Duration OUR_OWN = Duration.ofSeconds(2);

    @ParameterizedTest
    @EnumSource(FunctionLimit.class)
    void whateverAFunctionWaitsForEndsBeforeItsLimit(FunctionLimit function) {
        Duration longest = function.longestWait().plus(OUR_OWN);
        assertTrue(longest.compareTo(function.limit()) <= 0, longest + " > " + function.limit());
    }

    @Test
    void anOperationHasTimeForMoreThanOneSilentRequest() {
        Duration oneRequest = Patience.CONNECT.most().plus(Patience.SILENCE.most());
        assertTrue(oneRequest.multipliedBy(2).compareTo(Patience.TABLE.most()) <= 0);
    }

    @Test
    void aPlatformIsWaitedForAsLongAsItIsAskedTwice() {
        assertTrue(Patience.ANSWER.most().multipliedBy(2).compareTo(Patience.LOOK_UPS.most()) < 0);
    }

    @Test
    void aDeadlineEndsAndNeverLeavesNothing() {
        assertTrue(Deadline.in(Duration.ofSeconds(-1)).over());
        assertEquals(Duration.ofMillis(1), Deadline.in(Duration.ofSeconds(-1)).left());
        Deadline far = Deadline.in(Duration.ofHours(1));
        assertTrue(!far.over() && far.left().compareTo(Duration.ofMinutes(59)) > 0);
    }
}
