package lineclear.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.constructs.Construct;

/**
 * Amazon Connect's contact events. The rule is there in every deployment, and off where Amazon Connect is not set up.
 */
final class ContactEvents {
    /** An event that is an hour late is still true: it says itself when the call ended. */
    private static final int OLDEST_SECONDS = 3600;

    ContactEvents(Construct scope, Settings settings, DeployedFunctions functions, DeadLetters deadLetters) {
        DeployedFunction function = functions.of(FunctionEntry.CONTACT_EVENT);
        EventPattern.Builder pattern = EventPattern.builder()
                .source(List.of("aws.connect"))
                .detailType(List.of("Amazon Connect Contact Event"));
        settings.platforms()
                .connectInstance()
                .ifPresent(id -> pattern.detail(Map.of("instanceArn", List.of(Map.of("suffix", ":instance/" + id)))));
        Rule.Builder.create(scope, "ContactEvents")
                .description("Amazon Connect's contact events to Lineclear")
                .eventPattern(pattern.build())
                .enabled(settings.platforms().hearConnect())
                .targets(List.of(LambdaFunction.Builder.create(function.live())
                        .deadLetterQueue(deadLetters.rule())
                        .maxEventAge(Duration.seconds(OLDEST_SECONDS))
                        .retryAttempts(20)
                        .build()))
                .build();
        AsyncCalls.of(scope, function, 2, OLDEST_SECONDS, deadLetters.async());
    }
}
