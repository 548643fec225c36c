package lineclear.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files of the artifact, by their path under {@code /desk/}; each is read once. */
public final class PageFiles {
    static final String ROOT = "lineclear/desk/";

    /** Between slashes stands a name, which begins with a letter or a digit: nothing leads out of the folder. */
    private static final Pattern PATH =
            Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9_-]*/){0,4}[A-Za-z0-9][A-Za-z0-9_-]*(?:[.][A-Za-z0-9_-]+)*");

    private static final String INDEX = "index.html";
    private static final String NOT_FOUND = "not-found.html";

    /** Only files that there are: so many, and no more. */
    private final Map<String, PageFile> read = new ConcurrentHashMap<>();

    /**
     * Empty where there is no such file.
     *
     * @param path below {@code /desk/}, decoded: empty for the index; a name without an ending is a page's
     */
    public Optional<PageFile> find(String path) {
        if (path.isEmpty()) {
            return Optional.of(required(INDEX));
        } else if (!PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        return file(path.indexOf('.') < 0 ? path + ".html" : path);
    }

    /** What is shown in place of a file that there is not. */
    public PageFile notFound() {
        return required(NOT_FOUND);
    }

    private PageFile required(String name) {
        return file(name).orElseThrow(() -> new IllegalStateException(ROOT + name + " is not in the artifact"));
    }

    private Optional<PageFile> file(String name) {
        PageFile known = read.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PageFile> found =
                MediaType.of(name).flatMap(type -> content(name).map(content -> PageFile.of(type, content)));
        found.ifPresent(file -> read.put(name, file));
        return found;
    }

    private static Optional<byte[]> content(String name) {
        try (InputStream in = PageFiles.class.getClassLoader().getResourceAsStream(ROOT + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
