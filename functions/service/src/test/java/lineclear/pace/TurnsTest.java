package lineclear.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import lineclear.agent.Look;
import lineclear.agent.Scene;
import lineclear.agent.Watch;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.platform.LookupPace;
import lineclear.word.Kind;
import org.junit.jupiter.api.Test;

/** Who is asked about in which minute, of calls that all go on. */
class TurnsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant START = Scene.START.plus(Duration.ofHours(3)).plusSeconds(7);
    private static final AgentRecord TALKS = talks();

    private static AgentRecord talks() {
        Scene scene = Scene.available();
        scene.own("s-1", Kind.DIRECT);
        return scene.record;
    }

    /** How many begin, one after the other, within so many minutes before the start. */
    private static Map<String, Instant> calls(int howMany, int minutes) {
        Random random = new Random(5);
        Map<String, Instant> calls = new HashMap<>();
        IntStream.range(0, howMany)
                .forEach(i -> calls.put("a-" + i, START.minusMillis(1 + random.nextInt(minutes * 60_000))));
        return calls;
    }

    /** What is watched of these at {@code now}. */
    private static List<Look> looks(Map<String, Instant> calls, Instant now) {
        List<Look> looks = new ArrayList<>();
        calls.forEach((agentId, since) -> {
            Session session = TALKS.sessions().get("s-1");
            AgentRecord record = TALKS.identity(
                            new AgentRecord.Identity(agentId, "Ada", null, "keen"), TALKS.revision())
                    .with(session.movedTo(session.phase(), since, null));
            looks.addAll(Watch.looks(record, now));
        });
        return looks;
    }

    private static Turns turns(Map<String, Instant> calls, LookupPace pace, int most, int minute) {
        Instant now = START.plus(MINUTE.multipliedBy(minute));
        return Turns.of(looks(calls, now), pace, most, new Turns.Round(now, MINUTE));
    }

    @Test
    void whoIsWithinWhatThePlatformTakesIsAskedAboutWheneverThatIsDueAndNobodyWaits() {
        Map<String, Instant> calls = calls(100, 240);
        Map<String, Set<Instant>> asked = new HashMap<>();
        Map<String, Set<Instant>> due = new HashMap<>();
        int questions = 0;
        for (int minute = 0; minute < 60; minute++) {
            Turns turns = turns(calls, LookupPace.oneByOne(10), 500, minute);
            assertEquals(List.of(), turns.waiting());
            questions += turns.now().size();
            turns.now().forEach(look -> seen(asked, look));
            for (Look look : looks(calls, START.plus(MINUTE.multipliedBy(minute)))) {
                if (look.due().isAfter(START.minus(MINUTE))) {
                    seen(due, look);
                }
            }
        }
        asked.values().forEach(some -> some.removeIf(at -> !at.isAfter(START.minus(MINUTE))));
        asked.values().removeIf(Set::isEmpty);
        assertEquals(due, asked);
        int once = due.values().stream().mapToInt(Set::size).sum();
        assertTrue(questions < once * 1.2, questions + " for " + once + ": few are asked twice");
    }

    private static void seen(Map<String, Set<Instant>> looks, Look look) {
        looks.computeIfAbsent(look.agentId(), none -> new HashSet<>()).add(look.due());
    }

    /** As the scheduler and a cold start have it. */
    @Test
    void aRunThatBeginsSomeSecondsLateLeavesNothingOut() {
        Map<String, Instant> calls = calls(300, 240);
        Map<String, Set<Instant>> asked = new HashMap<>();
        Map<String, Set<Instant>> due = new HashMap<>();
        for (int minute = 0; minute < 30; minute++) {
            Instant now = START.plus(MINUTE.multipliedBy(minute)).plusSeconds(minute % 2 * 5);
            Turns.of(looks(calls, now), LookupPace.oneByOne(10), 500, new Turns.Round(now, MINUTE))
                    .now()
                    .forEach(look -> seen(asked, look));
            looks(calls, now).stream().filter(look -> look.due().isAfter(START)).forEach(look -> seen(due, look));
        }
        asked.values().forEach(some -> some.removeIf(at -> !at.isAfter(START)));
        asked.values().removeIf(Set::isEmpty);
        assertEquals(due, asked);
    }

    @Test
    void aPlatformIsNeverAskedMoreThanItTakesAndNobodyIsForgotten() {
        Map<String, Instant> calls = calls(3_000, 240); // some 300 a minute
        for (LookupPace pace : List.of(LookupPace.oneByOne(2), LookupPace.oneByOneEachMinute(2))) {
            Map<String, Integer> asked = new HashMap<>();
            for (int minute = 0; minute < 240; minute++) {
                Turns turns = turns(calls, pace, 100, minute);
                assertTrue(turns.now().size() <= 100);
                turns.now().forEach(look -> asked.merge(look.agentId(), 1, Integer::sum));
            }
            assertEquals(calls.size(), asked.size(), pace.toString());
            int questions = asked.values().stream().mapToInt(Integer::intValue).sum();
            assertTrue(questions > 240 * 100 * 0.6, questions + " of 24,000 with " + pace);
        }
    }

    @Test
    void aLookThatMayTakeTwoQuestionsCountsForBoth() {
        Map<String, Instant> calls = calls(3_000, 240);
        LookupPace pace = LookupPace.oneByOne(2).inTwoSteps();
        int asked = 0;
        for (int minute = 0; minute < 30; minute++) {
            int now = turns(calls, pace, 100, minute).now().size();
            assertTrue(now <= 50, "" + now);
            asked += now;
        }
        assertTrue(asked > 30 * 50 * 0.6, "" + asked);
    }

    /** A small part of the index, a short run: one question is its share. */
    @Test
    void whereTheShareIsSmallerThanOneLookOneIsMadeAllTheSame() {
        Map<String, Instant> call = calls(1, 240);
        LookupPace pace = LookupPace.oneByOne(2).inTwoSteps();
        long asked = IntStream.range(0, 30)
                .mapToLong(minute -> turns(call, pace, 1, minute).now().size())
                .sum();
        assertTrue(asked >= 2, "at most ten minutes lie between two looks: " + asked);
    }

    @Test
    void whoeverWaitsIsNotAskedAboutAndWaitsNoLongerThanTheirTurnsAreApart() {
        Map<String, Instant> calls = calls(3_000, 240);
        for (int minute = 0; minute < 30; minute++) {
            Turns turns = turns(calls, LookupPace.oneByOne(2), 100, minute);
            Instant now = START.plus(MINUTE.multipliedBy(minute));
            Set<String> asked = new HashSet<>();
            turns.now().forEach(look -> asked.add(look.agentId()));
            for (Turns.Waiting waiting : turns.waiting()) {
                assertTrue(!asked.contains(waiting.look().agentId()));
                Duration since = Duration.between(waiting.since(), now);
                assertTrue(!since.isNegative() && since.compareTo(Look.LONGEST.multipliedBy(4)) < 0, "" + since);
            }
        }
    }

    @Test
    void onePlatformThatListsItsCallsIsAskedAboutAllOfThem() {
        Turns turns = turns(calls(3_000, 240), LookupPace.TOGETHER, 1, 0);
        assertTrue(turns.now().size() > 2_900);
        assertEquals(List.of(), turns.waiting());
    }
}
