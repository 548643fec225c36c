package lineclear.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** API Gateway's developer guide, "Create routes for HTTP APIs": path variables, greedy ones too. */
class RouteTest {
    private static final Route GREEDY = new Route("GET", "/desk/{proxy+}", "desk", List.of());
    private static final Route ONE = new Route("GET", "/desk/{file}", "desk", List.of());

    @ParameterizedTest
    @CsvSource({
        "/desk/floor, floor",
        "/desk/lib/lit-html.js, lib/lit-html.js",
        "/desk/, ''",
        "/desk//x, /x",
        "/desk/..%2fx, ../x",
        "/desk/a+b%20c, a+b c"
    })
    void aGreedyVariableTakesTheRestOfThePathWithItsSlashes(String path, String taken) {
        assertTrue(GREEDY.hasPath(path));
        assertEquals(Map.of("proxy", taken), GREEDY.parameters(path));
    }

    @Test
    void itTakesNothingBesideItsFolder() {
        assertFalse(GREEDY.hasPath("/desk"));
        assertFalse(GREEDY.hasPath("/deskx/floor"));
        assertFalse(GREEDY.hasPath("/other/desk/floor"));
    }

    @Test
    void anyOtherVariableIsOnePartOfThePath() {
        assertEquals(Map.of("file", "floor"), ONE.parameters("/desk/floor"));
        assertFalse(ONE.hasPath("/desk/lib/lit-html.js"));
        assertFalse(ONE.hasPath("/desk/"));
    }
}
