package lineclear.lambda;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The artifact's content as jars only: the JVM archives no class that comes from a folder, or from a loader of its own.
 */
final class FlatClassPath {
    private static final String LIBRARIES = "lib";

    private FlatClassPath() {}

    /** @param target a jar to write what does not stand in one */
    static List<Path> of(Path taskRoot, Path target) throws IOException {
        try (OutputStream file = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(file);
                Stream<Path> all = Files.walk(taskRoot)) {
            Path libraries = taskRoot.resolve(LIBRARIES);
            for (Path one : all.filter(path -> Files.isRegularFile(path) && !path.startsWith(libraries))
                    .sorted()
                    .toList()) {
                jar.putNextEntry(
                        new JarEntry(taskRoot.relativize(one).toString().replace('\\', '/')));
                Files.copy(one, jar);
                jar.closeEntry();
            }
        }
        List<Path> jars = new ArrayList<>(List.of(target));
        try (Stream<Path> libraries = Files.list(taskRoot.resolve(LIBRARIES))) {
            libraries.sorted().forEach(jars::add);
        }
        return jars;
    }
}
