package lineclear.infra;

import software.amazon.awscdk.Stack;

/** Findings of cdk-nag that are accepted, each with the reason. */
final class AcceptedFindings {
    private AcceptedFindings() {}

    static void suppress(Stack stack) {}
}
