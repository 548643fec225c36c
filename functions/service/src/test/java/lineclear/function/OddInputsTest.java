package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Document and service mean the same: every member of every request, with every odd value, is taken by both or by
 * neither.
 */
class OddInputsTest {
    /** Of these the document says the syntax; which there are, only a deployment knows. */
    private static final Set<String> KNOWN_NAMES = Set.of("policy", "timeZone");

    private static Workbench workbench;

    @BeforeAll
    static void open() {
        workbench = new Workbench();
    }

    @AfterAll
    static void close() {
        workbench.close();
    }

    private static boolean described(RequestForm form, String body) {
        try {
            Workbench.CONTRACT.assertValidRequest(form.routeKey(), body);
            return true;
        } catch (AssertionError wrong) {
            return false;
        }
    }

    private static boolean taken(RequestForm form, String body) {
        Workbench.Answer answer = workbench.call(form.routeKey(), agentId(form), form.scope(), body);
        assertTrue(answer.status() < 500, () -> body + " is answered " + answer.body());
        // Which platforms are set up is no matter of form: a name that is none of them has been read.
        boolean readIt = answer.body().path("detail").asText().contains("set up here");
        return readIt || !"invalid-request".equals(answer.code());
    }

    /** Only who is registered is written down: what a request says is read before anybody looks for its agent. */
    private static String agentId(RequestForm form) {
        return form.routeKey().startsWith("PUT") ? "a-17" : "a-99";
    }

    @ParameterizedTest
    @Tag("exhaustive")
    @MethodSource("lineclear.function.RequestForm#all")
    void bothTakeItOrNeither(RequestForm form) {
        assertTrue(described(form, form.plain()) && taken(form, form.plain()), form.valid());
        List<String> differ = new ArrayList<>();
        for (RequestForm.Place place : form.places()) {
            Set<Boolean> met = new TreeSet<>();
            for (String odd : OddValues.all()) {
                boolean described = described(form, place.with(odd));
                boolean taken = taken(form, place.with(odd));
                met.add(taken);
                if (described != taken && !(described && KNOWN_NAMES.contains(place.member()))) {
                    differ.add(place.member() + " " + (taken ? "taken" : "described") + ": " + shortened(odd));
                }
            }
            assertEquals(2, met.size(), form + ": " + place.member() + " was never taken, or always");
        }
        assertEquals(List.of(), differ);
    }

    private static String shortened(String text) {
        return text.length() < 60 ? text : text.substring(0, 60) + "… " + text.length();
    }

    @Test
    void aNameThatIsGivenTwiceAnUnknownOneAndGarbageBehindTheEndAreTakenByNeither() {
        RequestForm release = new RequestForm("POST /agents/{agentId}/release", "client", "");
        String valid = "{\"sessionId\":\"s\",\"outcome\":\"completed\"}";
        assertTrue(described(release, " " + valid + "\n") && taken(release, " " + valid + "\n"));
        for (String body : List.of(
                "{\"sessionId\":\"s\",\"sessionId\":\"s\",\"outcome\":\"completed\"}",
                "{\"sessionId\":\"s\",\"outcome\":\"completed\",\"more\":null}",
                "{\"sessionid\":\"s\",\"outcome\":\"completed\"}",
                valid + "x",
                valid + valid,
                "\ufeff" + valid,
                "[" + valid + "]",
                valid.replace('"', '\''),
                valid.replace("}", ",}"),
                "{/* */}")) {
            assertEquals(List.of(false, false), List.of(described(release, body), taken(release, body)), body);
        }
    }
}
