package lineclear.agent.model;

import java.util.function.Function;

/** What must hold at every step of the model. */
enum Invariant {
    GRANTS_KEEP_CAPACITY(false, SessionInvariants::grantsKeepCapacity),
    HOLDS_YIELD_TO_CAPACITY(false, SessionInvariants::holdsYieldToCapacity),
    PHASES_MOVE_FORWARD(false, SessionInvariants::phasesMoveForward),
    THE_ENDED_NEVER_RETURN(false, SessionInvariants::theEndedNeverReturn),
    LIVE_CALLS_ARE_NOT_CUT(false, SessionInvariants::liveCallsAreNotCut),
    FACTS_WIN(false, SessionInvariants::factsWin),
    OTHERS_ARE_LEFT_ALONE(false, SessionInvariants::othersAreLeftAlone),
    A_PHONE_THAT_STOPS_ENDS_NOTHING_WHILE_ANOTHER_RINGS(false, PhoneInvariants::oneOfSeveralEndsNothing),
    LATE_FACTS_TAKE_NOBODY_UNASKED(false, PhoneInvariants::lateFactsTakeNobodyUnasked),
    REVOKED_HOLDS_COME_BACK(true, PhoneInvariants::revokedHoldsComeBack),
    THE_RECORD_IS_BOUNDED(true, SessionInvariants::theRecordIsBounded),
    EVERY_END_IS_TOLD(false, EndInvariants::everyEndIsTold),
    EFFECTS_ARE_RIGHT(false, SessionInvariants::effectsAreRight),
    AVAILABILITY_SAYS_WHAT_IS_GRANTED(true, ClockInvariants::availabilitySaysWhatIsGranted),
    SETTLED_AVAILABILITY_IS_EXACT(true, ClockInvariants::settledAvailabilityIsExact),
    SETTLING_IS_MONOTONE(false, ClockInvariants::settlingIsMonotone),
    STORED_DECIDES_LIKE_SETTLED(false, ClockInvariants::storedDecidesLikeSettled),
    NOT_IDLE_IS_WATCHED(false, ClockInvariants::notIdleIsWatched),
    REFUSALS_NAME_THE_END(false, ClockInvariants::refusalsNameTheEnd),
    NOBODY_IS_STUCK(true, ClockInvariants::nobodyIsStuck),
    VIEW_IS_TRUE(true, ClockInvariants::viewIsTrue),
    WHAT_IS_FORETOLD_COMES_TRUE(true, Foretold::comesTrue),
    INTENT_IS_CHOSEN(false, IntentInvariants::intentIsChosen),
    NEXT_WAITS_FOR_SOMETHING(false, IntentInvariants::nextWaitsForSomething),
    CHOICES_ARE_OBEYED(false, IntentInvariants::choicesAreObeyed),
    REFUSED_CHANGES_NOTHING(false, IntentInvariants::refusedChangesNothing);

    private final boolean ofRecord;
    private final Function<Step, String> check;

    Invariant(boolean ofRecord, Function<Step, String> check) {
        this.ofRecord = ofRecord;
        this.check = check;
    }

    /** Whether it is about the record that a step ends in, whichever way that was reached. */
    boolean ofRecord() {
        return ofRecord;
    }

    /** What is wrong, or null. */
    String broken(Step step) {
        return check.apply(step);
    }
}
