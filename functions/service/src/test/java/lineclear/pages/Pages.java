package lineclear.pages;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the repository that somebody wrote: nothing hidden, nothing that {@code .gitignore} names. */
final class Pages {
    static final Path PROJECT = MarkedPage.project();
    private static final Set<String> IGNORED = ignored();

    private Pages() {}

    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (Path file : files(".md")) {
            pages.add(Page.read(file));
        }
        return pages;
    }

    static Page named(String path) throws IOException {
        return Page.read(PROJECT.resolve(path));
    }

    /** The files whose names end in one of these, in the order of their paths. */
    static List<Path> files(String... ends) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean some = folder.equals(PROJECT) || written(folder);
                return some ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Stream.of(ends).anyMatch(file.toString()::endsWith)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files.stream().sorted().toList();
    }

    /**
     * The folders right below this one, but for those of an earlier version of which nothing but what was built is
     * left.
     */
    static List<Path> folders(Path in) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> there = Files.list(in)) {
            for (Path folder : there.filter(Files::isDirectory)
                    .filter(Pages::written)
                    .sorted()
                    .toList()) {
                if (hasContent(folder)) {
                    folders.add(folder);
                }
            }
        }
        return folders;
    }

    private static boolean hasContent(Path folder) throws IOException {
        try (Stream<Path> there = Files.list(folder)) {
            return there.anyMatch(file -> Files.isRegularFile(file) || written(file));
        }
    }

    static String path(Path file) {
        return PROJECT.relativize(file).toString().replace('\\', '/');
    }

    private static boolean written(Path folder) {
        String name = folder.getFileName().toString();
        return !name.startsWith(".") && !IGNORED.contains(name);
    }

    private static Set<String> ignored() {
        try (Stream<String> lines = Files.lines(PROJECT.resolve(".gitignore"))) {
            return lines.map(line -> line.replaceAll("/$", "")).collect(Collectors.toCollection(HashSet::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
