package lineclear.local.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lineclear.word.Channel;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final InjectedFaults NONE = new InjectedFaults(0, 0, 0, 0);

    private static List<Story> stories() throws CannotCheck {
        return Stories.of(new Samples(Platforms.setUp("standard")).read(Optional.empty()));
    }

    private static List<Course> plan(InjectedFaults faults, int seed) throws CannotCheck {
        return Plan.of(stories(), Story::reserved, faults, seed, 200);
    }

    @Test
    void theSameSeedGivesTheSamePlan() throws Exception {
        InjectedFaults faults = new InjectedFaults(10, 30, 30, 200);
        assertEquals(plan(faults, 7), plan(faults, 7));
        assertNotEquals(plan(faults, 7).get(0).agentId(), plan(faults, 8).get(0).agentId());
    }

    @Test
    void withoutFaultsEveryStoryIsToldAsItIs() throws Exception {
        for (Course course : plan(NONE, 1)) {
            assertEquals(
                    course.story().steps(),
                    course.sendings().stream().map(Course.Sending::sample).toList());
            assertTrue(course.sendings().stream().noneMatch(sending -> sending.again() || sending.waitMillis() > 0));
            assertTrue(course.ended() && course.lost().isEmpty());
            assertTrue(course.story().reserved() || !course.toSession());
        }
    }

    @Test
    void everythingLostIsNothingSent() throws Exception {
        for (Course course : plan(new InjectedFaults(100, 100, 100, 0), 1)) {
            assertEquals(course.story().steps(), course.lost());
            assertTrue(course.sendings().isEmpty() && !course.ended());
            assertEquals(course.story().reserved(), course.begun());
        }
    }

    @Test
    void everythingTwiceIsNewsOnce() throws Exception {
        for (Course course : plan(new InjectedFaults(0, 100, 100, 10), 1)) {
            assertEquals(2 * course.story().steps().size(), course.sendings().size());
            Set<Sample> sent = new HashSet<>();
            List<Boolean> news = course.news();
            for (int i = 0; i < news.size(); i++) {
                Course.Sending sending = course.sendings().get(i);
                assertEquals(!sent.add(sending.sample()), sending.again());
                assertFalse(sending.again() && news.get(i));
                assertTrue(sending.waitMillis() >= 0 && sending.waitMillis() <= 10);
            }
        }
    }

    @Test
    void whatComesBehindOrAfterTheEndIsNoNews() throws Exception {
        List<Sample> call = stories().get(0).steps();
        assertEquals(List.of(true, true, true), news(call.get(0), call.get(1), call.get(2)));
        assertEquals(List.of(true, false, true), news(call.get(1), call.get(0), call.get(2)));
        assertEquals(List.of(true, false, false), news(call.get(2), call.get(0), call.get(1)));
    }

    @Test
    void eachOfSeveralCallsHasNewsOfItsOwn() throws Exception {
        Sample rings = stories().get(0).steps().get(0);
        Sample ends = stories().get(0).steps().get(2);
        Sample desk = rings.of("desk");
        Sample mobile = rings.of("mobile");
        assertEquals(
                List.of(true, true, true, true, false),
                news(desk, mobile, ends.of("desk"), mobile, ends.of("desk")),
                "it may not have been able to ring the first time");
        assertEquals(List.of(true, false), news(desk, rings.of(Sample.ELSEWHERE)));
    }

    @Test
    void severalCallsAreToldAtTheirSessionsAddressWhereThatCanBe() throws Exception {
        List<Sample> call = stories().get(0).steps();
        Story redial = new Story(
                "redial", Channel.VOICE, true, List.of(call.get(0), call.get(1).of("second")));
        for (Course course : Plan.of(List.of(redial), Story::reserved, NONE, 1, 20)) {
            assertTrue(course.toSession());
        }
        for (Course course : Plan.of(List.of(redial), story -> false, NONE, 1, 20)) {
            assertFalse(course.toSession());
        }
    }

    private static List<Boolean> news(Sample... samples) throws CannotCheck {
        return Trials.course(samples).news();
    }
}
