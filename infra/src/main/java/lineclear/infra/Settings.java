package lineclear.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment is told by the CDK's context, checked.
 *
 * @param login where tokens come from; empty for a Cognito user pool of the stack's own
 * @param origins of the pages that may call the API from a browser
 * @param reconcileParallel how many schedules share the shards of the overdue records
 * @param eventsKey references to the keys of the events' addresses; empty for a secret of the stack's own
 * @param secretsKey the KMS key of the secrets, where it is not AWS's own
 * @param reservesConcurrency whether functions get a share of the account's concurrency for themselves
 * @param traces whether X-Ray follows calls
 */
record Settings(
        Stage stage,
        Artifact artifact,
        Machine machine,
        Path functionZip,
        Optional<Login> login,
        Optional<Domain> domain,
        List<String> origins,
        int reconcileParallel,
        Platforms platforms,
        Optional<String> policies,
        Optional<String> defaultPolicy,
        List<SecretReference> eventsKey,
        Optional<String> secretsKey,
        Optional<String> alarmEmail,
        boolean reservesConcurrency,
        boolean traces) {

    /**
     * Whose tokens are believed, and for whom they must have been made out.
     *
     * @param pagesClient as whom the pages sign people in; empty: they do not
     * @param pagesScopes what they ask for
     */
    record Login(String issuer, List<String> audience, Optional<String> pagesClient, List<String> pagesScopes) {}

    /** The API's own name, and the certificate for it in the stack's region. */
    record Domain(String name, String certificateArn) {}

    /** What everything of this deployment is called. */
    String name() {
        return "lineclear-" + stage.word();
    }
}
