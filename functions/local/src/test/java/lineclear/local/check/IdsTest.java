package lineclear.local.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lineclear.agent.record.Tombstones;
import lineclear.word.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdsTest {
    @ParameterizedTest
    @CsvSource({
        "CAfeedc0de0000000000000000000000a1, CA[0-9a-f]{32}",
        "WK17171717171717171717171717171717, WK[0-9a-f]{32}",
        "63f61863-4a51-4f6b-86e1-46edebcf9356, [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "+15550100017, [+]1555[0-9]{7}",
        "15550100017, 1555[0-9]{7}",
        "1-28548@127.0.0.1, check-1-2@127[.]0[.]0[.]1",
        "agent-17@example.com, check-1-2@example[.]com",
        "call-7f3a, check-1-2",
    })
    void anIdHasTheShapeThatItsPlatformGivesIt(String sample, String shape) {
        String id = Ids.inTheShapeOf(sample, "check-1-2");
        assertTrue(id.matches(shape), id);
        assertEquals(id, Ids.inTheShapeOf(sample, "check-1-2"));
        assertTrue(!sample.equals(id));
    }

    @Test
    void everyCallOfAStoryHasAnIdAndAPlaceAmongTheTombstonesOfItsOwn() throws Exception {
        Sample sample = Trials.sample("1-ringing");
        List<Sample> steps = Stream.of("a", "b", "c", "d", "e", Sample.ELSEWHERE)
                .map(sample::of)
                .toList();
        Map<String, Ids> ids = Ids.of("check-1-2", "check-1-2-x", new Story("s", Channel.VOICE, true, steps));
        Set<String> slots = new HashSet<>();
        for (Ids its : ids.values()) {
            assertTrue(slots.add(Tombstones.Mark.of(its.callId()).slot()), its.callId());
            assertTrue(its.callId().startsWith("check-1-2-x-"), its.callId());
        }
        assertTrue(slots.add(Tombstones.Mark.of("check-1-2-x").slot()), "nor the session's own");
        assertEquals("check-1-2", ids.get("a").inPlaceOf().get("a-17"));
        assertEquals(
                "check-1-2-elsewhere", ids.get(Sample.ELSEWHERE).inPlaceOf().get("a-17"));
    }

    @Test
    void idsAreReplacedInJsonAndInForms() {
        Ids ids = new Ids("x", Map.of("+1555", "+1666", "a-1", "check"));
        assertEquals("{\"to\":\"+1666\",\"agent\":\"check\"}", ids.in("{\"to\":\"+1555\",\"agent\":\"a-1\"}"));
        assertEquals("To=%2B1666&Agent=check", ids.in("To=%2B1555&Agent=a-1"));
    }
}
