package lineclear.function;

/**
 * What a run has found.
 *
 * @param checked records looked at
 * @param ended sessions ended because their call had ended, by the phone platform's word
 * @param connected agents who talk in a call whose answer nobody had told of
 * @param lapsed records in which a hold had run out since the last write
 * @param live sessions whose call is going on
 * @param unknown sessions of which nobody could say; left alone
 * @param postponed records left for the next run, because time was up, somebody else was at them or they could not be
 *     read
 * @param oldestSeconds how long the longest overdue of all these records, postponed ones too, had been due
 */
public record ReconcileReport(
        int checked, int ended, int connected, int lapsed, int live, int unknown, int postponed, long oldestSeconds) {
    static final ReconcileReport NOTHING = new ReconcileReport(0, 0, 0, 0, 0, 0, 0, 0);

    ReconcileReport plus(ReconcileReport other) {
        return new ReconcileReport(
                checked + other.checked,
                ended + other.ended,
                connected + other.connected,
                lapsed + other.lapsed,
                live + other.live,
                unknown + other.unknown,
                postponed + other.postponed,
                Math.max(oldestSeconds, other.oldestSeconds));
    }
}
