package lineclear.infra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import software.amazon.awscdk.services.lambda.Runtime;

/**
 * The two ways to build {@code function.zip}. Lambda would find out only at the first call that it got the other one.
 */
public enum Artifact {
    NATIVE("bootstrap", "bootstrap", "mvn -q -DskipTests -Pnative -pl infra -am package"),
    JVM(
            "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest",
            "META-INF/MANIFEST.MF",
            "mvn -q -DskipTests -pl infra -am package");

    private final String handler;
    private final String mark;
    private final String build;

    Artifact(String handler, String mark, String build) {
        this.handler = handler;
        this.mark = mark;
        this.build = build;
    }

    static Artifact of(String word) {
        return switch (word) {
            case "native" -> NATIVE;
            case "jvm" -> JVM;
            default -> throw new WrongSetting("artifact must be native or jvm, not " + word);
        };
    }

    Runtime runtime() {
        return this == NATIVE ? Runtime.PROVIDED_AL2023 : Runtime.JAVA_21;
    }

    String handler() {
        return handler;
    }

    /** @return the zip itself, which exists, is of this kind, and runs there */
    Path checked(Path zip, Machine machine) {
        if (!Files.isRegularFile(zip)) {
            throw new WrongSetting("There is no " + zip + ", which holds the functions. Build it first: " + build);
        }
        if (!fits(zip)) {
            throw new WrongSetting(zip + " is not the " + (this == NATIVE ? "native" : "JVM")
                    + " artifact. Build that: " + build + "; or deploy what is there with -c artifact="
                    + (this == NATIVE ? "jvm" : "native") + ".");
        }
        if (this == NATIVE && !runsOn(machine, zip)) {
            throw new WrongSetting(zip + " holds a binary for another CPU than " + machine.word()
                    + ". Build it on such a machine, or deploy it to what it was built for with -c architecture="
                    + (machine == Machine.ARM64 ? Machine.X86_64 : Machine.ARM64).word() + ".");
        }
        return zip;
    }

    boolean fits(Path zip) {
        return looking(zip, file -> file.getEntry(mark) != null);
    }

    private boolean runsOn(Machine machine, Path zip) {
        return looking(zip, file -> {
            try (InputStream program = file.getInputStream(file.getEntry(mark))) {
                return machine.runs(program);
            }
        });
    }

    private interface Look {
        boolean at(ZipFile file) throws IOException;
    }

    private boolean looking(Path zip, Look look) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return look.at(file);
        } catch (IOException unreadable) {
            throw new WrongSetting(zip + " cannot be read as a zip. Build it anew: " + build);
        }
    }
}
