package lineclear.local.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private final Judge judge = new Judge(new Advice("the secret here and at the service differ"));
    private Sample ringing;
    private Sample connected;
    private Sample ended;

    @BeforeEach
    void samples() throws CannotCheck {
        ringing = Trials.sample("1-ringing");
        connected = Trials.sample("2-connected");
        ended = Trials.sample("3-ended");
    }

    private static Trial trial(Seen seen, Sample... sent) {
        return new Trial(Trials.course(sent), Trials.OK, Collections.nCopies(sent.length, Trials.OK), seen, seen);
    }

    private Trial answered(String status, int code, String body) {
        List<CheckAnswer> answers = List.of(Trials.OK, Trials.answer(code, body));
        Seen seen = Trials.seen(status, false);
        return new Trial(Trials.course(ringing, ended), Trials.OK, answers, seen, seen);
    }

    private void right(String left, Trial trial) {
        assertEquals(Optional.empty(), judge.wrong(trial));
        assertEquals(left, judge.left(trial));
    }

    private void wrong(String sentence, Trial trial) {
        String told = judge.wrong(trial).orElseThrow();
        assertTrue(told.startsWith(sentence), told);
    }

    @Test
    void whoeversEndArrivedIsFreeWhateverCameWhen() {
        Seen free = Trials.seen("available", false);
        right("free", trial(free, ringing, connected, ended));
        right("free", trial(free, ended, ringing));
        right("free", trial(free, ended, ended));
        right("free", trial(Trials.seen("wrap-up", false), connected, ended));
        wrong("still connected, although the end", trial(Trials.seen("connected", true), connected, ended));
        wrong("still reserved, although the end", trial(Trials.seen("reserved", true), ended, ringing));
    }

    @Test
    void whoeversEndWasLostIsTaken() {
        right("waits for reconcile", trial(Trials.seen("connected", true), ringing, connected));
        right("waits for its time to run out", trial(Trials.seen("ringing", true), ringing));
        right("waits for its time to run out", trial(Trials.seen("reserved", true)));
        wrong("available, although the call has not ended", trial(Trials.seen("available", false), connected));
        wrong("wrap-up, although the call has not ended", trial(Trials.seen("wrap-up", false), ringing));
    }

    @Test
    void theClockMayEndWhatWaitsButNoConversation() {
        Seen ran = new Seen("ringing", true, Optional.of(Trials.NOW.plusSeconds(20)), Trials.NOW);
        Seen late = new Seen("no-answer", false, Optional.empty(), Trials.NOW.plusSeconds(20));
        Seen early = new Seen("no-answer", false, Optional.empty(), Trials.NOW.plusSeconds(19));
        Trial rang = trial(ran, ringing);
        right("its time ran out", rang.seenLast(late));
        wrong("no-answer, although", rang.seenLast(early));
        wrong("no-answer, although", trial(ran, connected).seenLast(late));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '´',
            textBlock =
                    """
            0   | {}                           | an event did not get through
            400 | {'detail':'callId is missing'} | 400, an event was not understood: callId is missing
            401 | {'detail':'no signature'}    | 401 (no signature), though other events were taken
            404 | {'message':'Not Found'}      | 404: no Lineclear is at that address
            413 | {'detail':'too large'}       | an event was answered 413 (too large)
            500 | {'detail':'our fault'}       | 500 (our fault): the platform will not always send it again
            503 | {'detail':'try again'}       | 503 (try again): the platform will not always send it again
            200 | {'strange':1}                | the service knows nobody at the address that the event names
            """)
    void anAnswerThatIsNot200IsExplained(int status, String body, String sentence) {
        wrong(sentence, answered("available", status, body));
    }

    @Test
    void whatComesAgainMustChangeNothing() {
        CheckAnswer changed = Trials.answer(200, "{'changed':1}");
        Seen free = Trials.seen("available", false);
        wrong(
                "3-ended came again or too late, and yet it changed",
                new Trial(Trials.course(ended, ended), Trials.OK, List.of(changed, changed), free, free));
    }

    @Test
    void anAgentThatCannotBeMadeReadySaysWhy() {
        Seen seen = Trials.seen("available", false);
        CheckAnswer full = Trials.answer(409, "{'detail':'Agents of policy asm take no voice, only chat.'}");
        wrong(
                "the agent could not be made ready (409): Agents of policy asm",
                new Trial(Trials.course(ended), full, List.of(), seen, seen));
        wrong(
                "the agent could not be made ready (403): LINECLEAR_SUPERVISOR_TOKEN",
                new Trial(Trials.course(ended), Trials.answer(403, "{}"), List.of(), seen, seen));
    }

    @Test
    void onlyConversationsWaitForReconcile() {
        Seen taken = Trials.seen("connected", true);
        assertTrue(Judge.waitsForReconcile(trial(taken, connected)));
        assertFalse(Judge.waitsForReconcile(trial(taken, connected, ended)));
        assertFalse(Judge.waitsForReconcile(trial(taken, ringing)));
    }
}
