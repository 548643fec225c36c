package lineclear.inquiry;

/**
 * What a run has found.
 *
 * @param checked records of which somebody was asked about a call, or which were written
 * @param ended sessions ended because their call had ended, by the phone platform's word
 * @param connected agents who talk in a call whose answer nobody had told of
 * @param lapsed records that are watched no more: a phone rang out, and nothing else is left to ask about
 * @param live sessions whose call is going on
 * @param unknown sessions of which nobody could say; left alone
 * @param postponed records left for the next runs, because their platform takes no more questions, time was up,
 *     somebody else was at them or they could not be read
 * @param oldestSeconds how long the longest look of those postponed had been due
 */
public record ReconcileReport(
        int checked, int ended, int connected, int lapsed, int live, int unknown, int postponed, long oldestSeconds) {
    public static final ReconcileReport NOTHING = new ReconcileReport(0, 0, 0, 0, 0, 0, 0, 0);

    public static ReconcileReport ended(int ended) {
        return new ReconcileReport(0, ended, 0, 0, 0, 0, 0, 0);
    }

    public static ReconcileReport connected(int connected) {
        return new ReconcileReport(0, 0, connected, 0, 0, 0, 0, 0);
    }

    public static ReconcileReport lapsed(int lapsed) {
        return new ReconcileReport(0, 0, 0, lapsed, 0, 0, 0, 0);
    }

    /** What platforms have said, before anything is done about it. */
    public static ReconcileReport said(int live, int unknown) {
        return new ReconcileReport(0, 0, 0, 0, live, unknown, 0, 0);
    }

    public ReconcileReport plus(ReconcileReport other) {
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
