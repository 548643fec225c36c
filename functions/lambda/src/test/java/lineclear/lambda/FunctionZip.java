package lineclear.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The deployable as Maven packaged it. */
record FunctionZip(Path file) {
    /** What Lambda's own Linux runs. */
    static final String BOOTSTRAP = "bootstrap";

    /** The one of this build. */
    static FunctionZip built() {
        return new FunctionZip(Path.of(System.getProperty("function.zip")));
    }

    List<String> entries() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    /** Whether it holds a binary that needs no Java. */
    boolean isNative() throws IOException {
        return entries().contains(BOOTSTRAP);
    }

    long bytes() throws IOException {
        return Files.size(file);
    }

    long unzippedBytes() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().mapToLong(ZipEntry::getSize).sum();
        }
    }

    /** As Lambda does it: the folder is then the function's task root. */
    void unzipTo(Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(entry.getName() + " leads out of the zip");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip.getInputStream(entry), target);
                    if (entry.getName().equals(BOOTSTRAP) && !target.toFile().setExecutable(true)) {
                        throw new IOException(target + " cannot be made executable");
                    }
                }
            }
        }
    }
}
