package lineclear.infra;

import java.util.Locale;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/**
 * What an alarm is about.
 *
 * @param heading in {@code infra/RUNBOOK.md}: what it means, and what to do
 * @param periods of five minutes, in all of which it must be so
 * @param orMore whether it is about too much, or (false) about too little
 */
record Alert(String id, String heading, String what, IMetric metric, double threshold, int periods, boolean orMore) {
    /** Whether no figures are a bad sign depends on what is missed: too little of something includes nothing. */
    TreatMissingData missing() {
        return orMore ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING;
    }

    ComparisonOperator comparison() {
        return orMore ? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD;
    }

    String description() {
        return what + " What to do: infra/RUNBOOK.md#" + anchor(heading);
    }

    /** As the usual renderers of Markdown make it. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }
}
