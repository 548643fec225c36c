package lineclear.local.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
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
    void idsAreReplacedInJsonAndInForms() {
        Ids ids = new Ids("x", Map.of("+1555", "+1666", "a-1", "check"));
        assertEquals("{\"to\":\"+1666\",\"agent\":\"check\"}", ids.in("{\"to\":\"+1555\",\"agent\":\"a-1\"}"));
        assertEquals("To=%2B1666&Agent=check", ids.in("To=%2B1555&Agent=a-1"));
    }
}
