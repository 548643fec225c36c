package lineclear.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineclear.contract.Reply;
import lineclear.contract.Sample;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** One exported function in a process of its own, started as Lambda starts it: AWS's interface client in the task root. */
final class FunctionProcess implements AutoCloseable {
    private static final String HANDLER = "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest";
    /** Much longer than anything here takes; it only keeps a failure from hanging the build. */
    private static final long PATIENCE_SECONDS = 180;

    private final RuntimeApi api = new RuntimeApi();
    private final Path log;
    private final Process process;

    /** @param export the function's name; empty for none */
    FunctionProcess(Path taskRoot, String export, URI dynamoDb) throws IOException {
        log = Files.createDirectories(FunctionZip.built().file().resolveSibling("function-logs"))
                .resolve((export.isEmpty() ? "none" : export) + ".log");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        interfaceClient(),
                        AWSLambda.class.getName(),
                        HANDLER)
                .directory(taskRoot.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        java.environment().clear();
        java.environment().putAll(environment(taskRoot, export, dynamoDb));
        process = java.start();
    }

    private static String interfaceClient() {
        return Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
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
        return Map.of("QUARKUS_FUNQY_EXPORT", export, "LINECLEAR_PLATFORMS", Sample.platforms());
    }

    Reply invoke(String event) {
        return await(api.invoke(event), "an answer");
    }

    /** What the process says when it cannot start; then it has to end. */
    String initError() {
        return await(api.initError(), "an error at start");
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
