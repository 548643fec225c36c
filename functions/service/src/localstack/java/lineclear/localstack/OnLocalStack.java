package lineclear.localstack;

import lineclear.TestDatabase;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Starts LocalStack before the first test and sends all of them there. Where there is no Docker every test is skipped,
 * and says why. Testcontainers' own watchman removes the container when this JVM has ended.
 */
public final class OnLocalStack implements ExecutionCondition {
    /** The last one before LocalStack's images wanted an account (March 2026). */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.13");

    private static ConditionEvaluationResult result;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return evaluated();
    }

    private static synchronized ConditionEvaluationResult evaluated() {
        if (result == null) {
            result = DockerClientFactory.instance().isDockerAvailable()
                    ? ConditionEvaluationResult.enabled("on LocalStack at " + started())
                    : ConditionEvaluationResult.disabled("NOT RUN on LocalStack: there is no Docker here");
            System.out.println(result.getReason().orElseThrow());
        }
        return result;
    }

    private static String started() {
        LocalStackContainer container = new LocalStackContainer(IMAGE).withServices("dynamodb");
        container.start();
        String endpoint = container.getEndpoint().toString();
        System.setProperty(TestDatabase.ENDPOINT, endpoint);
        return endpoint;
    }
}
