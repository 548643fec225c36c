package lineclear.metrics;

import java.util.List;

/**
 * What operators watch beside what AWS measures by itself (errors, throttles, durations). The one list: the functions
 * count by it, the local run shows it at {@code /q/metrics}, dashboard and alarms are made from it.
 */
public enum Metric {
    REFUSED("Refused", Unit.COUNT, "answers that are a problem, by its code", "function", "code"),
    RACE_LOST("RaceLost", Unit.COUNT, "writes that came second and were decided anew"),
    SIGNATURE_REFUSED(
            "SignatureRefused", Unit.COUNT, "deliveries whose signature or address proves nothing", "platform"),
    EVENT("Event", Unit.COUNT, "events of phone platforms, by what came of them", "platform", "became"),
    EVENT_LATENESS(
            "EventLateness", Unit.MILLISECONDS, "from what happened to its event's arrival here", "platform", "became"),
    LOOK_UP_UNKNOWN("LookUpUnknown", Unit.COUNT, "questions about a call that nobody could answer", "platform"),
    CHECKED("Checked", Unit.COUNT, "watched records of which somebody was asked, or which were written"),
    REPAIRED("Repaired", Unit.COUNT, "what reconcile has put right, by cause", "cause"),
    STILL_LIVE("StillLive", Unit.COUNT, "watched sessions whose call goes on"),
    STILL_UNKNOWN("StillUnknown", Unit.COUNT, "watched sessions of which nobody could say; left alone"),
    POSTPONED("Postponed", Unit.COUNT, "watched records left for the next runs"),
    OLDEST_OVERDUE("OldestOverdue", Unit.SECONDS, "how long the longest look of those postponed had been due"),
    PUSHED("Pushed", Unit.COUNT, "frames that open pages have been sent"),
    PUSH_OWED("PushOwed", Unit.COUNT, "pages that did not get a frame, and were told to ask");

    /**
     * The namespace in CloudWatch unless a deployment has its own, and in lower case the prefix at {@code /q/metrics}.
     */
    public static final String NAMESPACE = "Lineclear";

    /** What a value is measured in; the name is CloudWatch's. */
    public enum Unit {
        COUNT("Count"),
        MILLISECONDS("Milliseconds"),
        SECONDS("Seconds");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private final String word;
    private final Unit unit;
    private final String meaning;
    private final List<String> dimensions;

    Metric(String word, Unit unit, String meaning, String... dimensions) {
        this.word = word;
        this.unit = unit;
        this.meaning = meaning;
        this.dimensions = List.of(dimensions);
    }

    /** Its name in CloudWatch. */
    public String word() {
        return word;
    }

    public Unit unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    /** What it is told apart by. Every metric is emitted with all of these and, for alarms, once more with none. */
    public List<String> dimensions() {
        return dimensions;
    }
}
