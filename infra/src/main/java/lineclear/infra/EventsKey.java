package lineclear.infra;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;

/** What signs the addresses for phone platforms' events: the deployment's own references, or a secret made here. */
final class EventsKey {
    private final String references;
    private final List<PolicyStatement> grants;

    EventsKey(Stack stack, Settings settings) {
        if (settings.eventsKey().isEmpty()) {
            Secret secret = Secret.Builder.create(stack, "EventsKey")
                    .description("Signs the addresses that reserve gives out for a phone platform's events")
                    .generateSecretString(SecretStringGenerator.builder()
                            .passwordLength(64)
                            .excludePunctuation(true)
                            .build())
                    .removalPolicy(settings.stage().data())
                    .build();
            AcceptedFinding.of(
                            "SMG4",
                            "An address lives for a day, so the old key must stay beside the new one for as long:"
                                    + " infra/README.md says how it is changed by hand, with two references.")
                    .on(secret);
            references = "secret:" + secret.getSecretArn();
            grants = List.of(PolicyStatement.Builder.create()
                    .actions(List.of("secretsmanager:GetSecretValue"))
                    .resources(List.of(secret.getSecretArn()))
                    .build());
        } else {
            references = String.join(
                    " ",
                    settings.eventsKey().stream()
                            .map(reference -> reference.kind() + ":" + reference.id())
                            .toList());
            grants = settings.eventsKey().stream()
                    .map(reference -> reference.grant(stack))
                    .toList();
        }
    }

    /** As {@code LINECLEAR_EVENTS_KEY} has it. */
    String references() {
        return references;
    }

    List<PolicyStatement> grants() {
        return grants;
    }
}
