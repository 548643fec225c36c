package lineclear.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * How Lambda starts a function.
 *
 * @param taskRoot the folder of the unzipped artifact
 */
record Launch(List<String> command, Path taskRoot) {
    private static final String HANDLER = "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest";

    Launch {
        command = List.copyOf(command);
    }

    /**
     * The artifact of this build: its binary, or this JDK with AWS's interface client, which loads the task root's
     * classes.
     */
    static Launch ofBuild(Path taskRoot) throws IOException {
        return FunctionZip.built().isNative()
                ? new Launch(List.of(taskRoot.resolve(FunctionZip.BOOTSTRAP).toString()), taskRoot)
                : managed(
                        Path.of(System.getProperty("java.home")),
                        List.of("-Xmx192m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        taskRoot);
    }

    /** As Lambda's managed Java runtimes do it: the function's classes are not on the JVM's own class path. */
    static Launch managed(Path javaHome, List<String> options, Path taskRoot) {
        return java(javaHome, options, interfaceClient(), taskRoot);
    }

    /** As in a container image of one's own: one flat class path of jars, which is what the JVM's archives know. */
    static Launch flat(Path javaHome, List<String> options, List<Path> jars, Path taskRoot) {
        List<String> classPath = new ArrayList<>(List.of(interfaceClient()));
        jars.forEach(jar -> classPath.add(jar.toString()));
        return java(javaHome, options, String.join(File.pathSeparator, classPath), taskRoot);
    }

    private static Launch java(Path javaHome, List<String> options, String classPath, Path taskRoot) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, AWSLambda.class.getName(), HANDLER));
        return new Launch(command, taskRoot);
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
}
