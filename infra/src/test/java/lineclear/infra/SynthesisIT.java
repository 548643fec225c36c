package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command of {@code infra/README.md}, on what Maven has built: no account, no network, no command line of the CDK.
 */
@NeedsNode
class SynthesisIT {
    @TempDir
    Path folder;

    private record Ended(int code, String out, String errors) {}

    private Ended synthesise(String... context) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "infra/target/lineclear-infra.jar"));
        for (String setting : context) {
            command.add("-c");
            command.add(setting);
        }
        Path out = folder.resolve("out");
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Template.project().toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("CDK_OUTDIR", folder.resolve("cdk.out").toString());
        int code = builder.start().waitFor();
        return new Ended(code, Files.readString(out), Files.readString(errors));
    }

    @Test
    void theBuiltFunctionsAreInWhatWouldBeDeployed() throws Exception {
        boolean isNative = Artifact.NATIVE.fits(Template.project().resolve("functions/lambda/target/function.zip"));
        Ended ended = synthesise(
                "stage=dev",
                "artifact=" + (isNative ? "native" : "jvm"),
                "issuer=https://id.example.com/",
                "audience=desk");
        assertEquals(0, ended.code(), ended.errors());
        assertTrue(Files.exists(folder.resolve("cdk.out/lineclear-dev.template.json")));
        long size = Files.size(Template.project().resolve("functions/lambda/target/function.zip"));
        try (Stream<Path> files = Files.list(folder.resolve("cdk.out"))) {
            assertTrue(files.anyMatch(
                    file -> file.toString().endsWith(".zip") && file.toFile().length() == size));
        }
    }

    @Test
    void whatIsMissingIsSaidInASentence() throws Exception {
        Ended ended = synthesise("stage=dev", "functionZip=nowhere.zip");
        assertEquals(1, ended.code());
        assertTrue(ended.errors().contains("Build it first: mvn"), ended.errors());
        assertTrue(!ended.errors().contains("\tat "), ended.errors());
    }
}
