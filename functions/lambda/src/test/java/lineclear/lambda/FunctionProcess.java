package lineclear.lambda;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineclear.contract.Reply;
import lineclear.contract.Sample;

/** One exported function in a process of its own, started as Lambda starts it. */
final class FunctionProcess implements AutoCloseable {
    /** Much longer than anything here takes; it only keeps a failure from hanging the build. */
    private static final long PATIENCE_SECONDS = 180;

    private final RuntimeApi api = new RuntimeApi();
    private final Path log;
    private final Process process;

    /** @param export the function's name; empty for none */
    FunctionProcess(Launch launch, String export, URI dynamoDb) throws IOException {
        this(launch, export, dynamoDb, Map.of());
    }

    /** @param settings variables of its environment, beside what every function has */
    FunctionProcess(Launch launch, String export, URI dynamoDb, Map<String, String> settings) throws IOException {
        log = Files.createDirectories(FunctionZip.built().file().resolveSibling("function-logs"))
                .resolve((export.isEmpty() ? "none" : export) + String.join("", new TreeSet<>(settings.keySet()))
                        + ".log");
        ProcessBuilder builder = new ProcessBuilder(launch.command())
                .directory(launch.taskRoot().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(launch.taskRoot(), export, dynamoDb));
        builder.environment().putAll(settings);
        process = builder.start();
    }

    private Map<String, String> environment(Path taskRoot, String export, URI dynamoDb) {
        Map<String, String> lambda = Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "LAMBDA_TASK_ROOT", taskRoot.toString(),
                "AWS_EXECUTION_ENV", "AWS_Lambda_java17",
                "AWS_LAMBDA_FUNCTION_NAME", "lineclear-" + export,
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "placeholder",
                "AWS_SECRET_ACCESS_KEY", "placeholder",
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE", dynamoDb.toString());
        return export.isEmpty()
                ? lambda
                : Stream.concat(lambda.entrySet().stream(), own(export).entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> own(String export) {
        return Map.of(
                "QUARKUS_FUNQY_EXPORT",
                export,
                "LINECLEAR_PLATFORMS",
                Sample.platforms(),
                "LINECLEAR_EVENTS_KEY",
                "env:SAMPLES_KEY",
                "SAMPLES_KEY",
                "of-the-samples");
    }

    Reply invoke(String event) {
        return await(api.invoke(event), "an answer");
    }

    /** What the process says when it cannot start; then it has to end. */
    String initError() {
        return await(api.initError(), "an error at start");
    }

    /** Returns when it asks for its first event. */
    void awaitReady() {
        await(api.ready(), "the end of the start");
    }

    int exitCode() {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s\n" + log());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks it to end, and waits until it has. */
    void stop() {
        process.destroy();
        exitCode();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    private <T> T await(CompletableFuture<T> promised, String what) {
        try {
            CompletableFuture.anyOf(promised, process.onExit()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (promised.isDone()) {
                return promised.get();
            }
            throw new AssertionError(
                    "the process ended with " + process.exitValue() + " instead of " + what + "\n" + log());
        } catch (TimeoutException e) {
            throw new AssertionError("no sign of " + what + " in " + PATIENCE_SECONDS + " s\n" + log());
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }
}
