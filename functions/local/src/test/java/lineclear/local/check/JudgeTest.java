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

    @Test
    void ofSeveralCallsEveryOneMustBeOver() {
        Seen free = Trials.seen("available", false);
        Seen talks = Trials.seen("connected", true);
        Sample desk = ringing.of("desk");
        Sample cancelled = ended.of("desk");
        Sample answered = connected.of("mobile");
        right("free", trial(free, desk, answered, cancelled, ended.of("mobile")));
        right("waits for reconcile", trial(talks, desk, answered, cancelled));
        right("waits for reconcile", trial(talks, cancelled, answered, desk));
        wrong("still connected, although the end", trial(talks, desk, cancelled, ended.of("mobile"), answered));
        wrong("available, although the call has not ended", trial(free, desk, answered, cancelled));
    }

    @Test
    void whetherAnotherPhoneStillRingsIsForThePolicyToSay() {
        Seen rings = new Seen("ringing", true, Optional.of(Trials.NOW.plusSeconds(20)), Trials.NOW);
        Sample over = ended.of("first");
        right("waits for its time to run out", trial(rings, over, ringing.of("second")));
        right("free", trial(Trials.seen("no-answer", false), over, ringing.of("second")));
        wrong("still connected, although", trial(Trials.seen("connected", true), over, ringing.of("second")));
    }

    @Test
    void whoTalksElsewhereTakesNobody() {
        Sample others = connected.of(Sample.ELSEWHERE);
        Seen free = Trials.seen("available", false);
        CheckAnswer nobodys = Trials.answer(200, "{'strange':1}");
        CheckAnswer changed = Trials.answer(200, "{'changed':1}");
        Course course = Trials.course(connected.of("first"), ended.of("first"), others);
        right("free", new Trial(course, Trials.OK, List.of(Trials.OK, Trials.OK, nobodys), free, free));
        wrong(
                "elsewhere 2-connected came again or too late, and yet it changed",
                new Trial(course, Trials.OK, List.of(Trials.OK, Trials.OK, changed), free, free));
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
