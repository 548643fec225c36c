package lineclear.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.constructs.Construct;

/**
 * A finding of cdk-nag that is accepted where it arises, and nowhere else.
 *
 * @param rule of AWS Solutions
 * @param wildcard a regular expression of the one wildcard that is meant; null when the rule is about no wildcards
 */
record AcceptedFinding(String rule, String reason, String wildcard) {
    static AcceptedFinding of(String rule, String reason) {
        return new AcceptedFinding("AwsSolutions-" + rule, reason, null);
    }

    static AcceptedFinding wildcard(String resource, String reason) {
        return new AcceptedFinding("AwsSolutions-IAM5", reason, "/^Resource::" + resource + "$/");
    }

    /** On this and everything below it. */
    void on(Construct construct) {
        NagPackSuppression.Builder suppression =
                NagPackSuppression.builder().id(rule).reason(reason);
        if (wildcard != null) {
            suppression.appliesTo(
                    List.of(RegexAppliesTo.builder().regex(wildcard).build()));
        }
        NagSuppressions.addResourceSuppressions(construct, List.of(suppression.build()), true);
    }
}
