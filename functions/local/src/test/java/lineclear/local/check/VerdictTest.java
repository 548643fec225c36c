package lineclear.local.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final CheckAnswer REFUSED = Trials.answer(401, "{'detail':'it does not fit'}");
    private static final Probe PROBE = new Probe("other, which concerns nobody", 200, Trials.OK);
    private static final Probe REFUSED_PROBE = new Probe("other, which concerns nobody", 200, REFUSED);

    private static Trial trial(CheckAnswer answer) throws CannotCheck {
        Seen seen = Trials.seen("available", false);
        return new Trial(Trials.course(Trials.sample("3-ended")), Trials.OK, List.of(answer), seen, seen);
    }

    private static String text(Probe probe, CheckAnswer... toSessions) throws CannotCheck {
        List<Trial> trials = new java.util.ArrayList<>();
        for (CheckAnswer answer : toSessions) {
            trials.add(trial(answer));
        }
        return Verdict.of(trials, List.of(probe), new Advice("the secret here and at the service differ"))
                .text();
    }

    @Test
    void nothingWrongIsRight() throws Exception {
        assertEquals("Right.\n", text(PROBE, Trials.OK));
    }

    @Test
    void allRefusedIsOneSentence() throws Exception {
        assertEquals(
                "WRONG.\nEvery event was answered 401 (it does not fit): the secret here and at the service differ.\n",
                text(REFUSED_PROBE, REFUSED, REFUSED));
    }

    @Test
    void aWrongPublicAddressIsTold() throws Exception {
        String text = text(REFUSED_PROBE, Trials.OK);
        assertTrue(text.contains("at the account's address was answered 401 (it does not fit)"), text);
        assertTrue(text.contains("LINECLEAR_PUBLIC_URL is not the address that the platform uses"), text);
        assertEquals(2, text.lines().count());
    }

    @Test
    void twoKeysForTheSessionsAddressesAreTold() throws Exception {
        String text = text(PROBE, REFUSED, REFUSED);
        assertTrue(text.contains("reserve and webhook differ in LINECLEAR_EVENTS_KEY"), text);
        assertEquals(2, text.lines().count());
    }

    @Test
    void whatIsWrongInTheSameWayIsSaidOnce() throws Exception {
        String text = text(PROBE, REFUSED, Trials.OK, REFUSED);
        assertTrue(text.contains("check-1-1, check-1-1: 401 (it does not fit), though other events were taken"), text);
    }

    @Test
    void whoeverTakesAnythingIsWarned() throws Exception {
        String text = text(new Probe("an event without a signature", 401, Trials.OK), Trials.OK);
        assertTrue(text.contains("an event without a signature was answered 200: whoever knows the address"), text);
    }
}
