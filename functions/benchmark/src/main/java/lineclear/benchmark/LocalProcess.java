package lineclear.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged local run, and as many connections to it as are used at once. */
final class LocalProcess implements AutoCloseable {
    /** Guards nothing. */
    static final String SECRET = "not-a-secret-for-benchmarks";

    private static final Pattern LISTENING = Pattern.compile("Lineclear is ready: http://localhost:(\\d+)");

    private final Process process;
    private final Path folder;
    private final int port;
    private final Deque<KeptConnection> idle = new ConcurrentLinkedDeque<>();

    private LocalProcess(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** @param data where its data is: a folder of its own, or {@code memory} */
    static LocalProcess start(Path jar, String data) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lineclear-benchmark");
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT", "0",
                        "QUARKUS_HTTP_IDLE_TIMEOUT", "1H", // with one thread, the other connections wait for a minute
                        "LINECLEAR_DATA", data,
                        "LINECLEAR_RECONCILE_EVERY", "off",
                        "LINECLEAR_PUBLIC_URL", "http://localhost",
                        "LINECLEAR_PLATFORMS", "{\"kamailio\":{\"secrets\":[\"literal:" + SECRET + "\"]}}"));
        Process process = builder.start();
        while (process.isAlive()) {
            Matcher listening = LISTENING.matcher(Files.readString(log));
            if (listening.find()) {
                return new LocalProcess(process, folder, Integer.parseInt(listening.group(1)));
            }
            Thread.sleep(100);
        }
        throw new IOException("The local run has ended: " + Files.readString(log));
    }

    /** @throws IllegalStateException when it is not accepted */
    String ask(String method, String path, Map<String, String> headers, String body) {
        try {
            KeptConnection connection = idle.poll();
            connection = connection == null ? new KeptConnection(port) : connection;
            KeptConnection.Answer answer = connection.ask(method, path, headers, body);
            idle.push(connection);
            if (answer.status() != 200 && answer.status() != 201) {
                throw new IllegalStateException(method + " was answered " + answer.status() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a token of this role has to be sent with. */
    Map<String, String> as(String role) {
        Map<String, String> json = Map.of("content-type", "application/json");
        String token = ask("POST", "/local/tokens", json, "{\"role\":\"" + role + "\"}")
                .replaceFirst(".*\"token\":\"", "")
                .replaceFirst("\".*", "");
        return Map.of("content-type", "application/json", "authorization", "Bearer " + token);
    }

    /** How long it has computed so far, its engine included. */
    long cpuNanos() {
        return Machine.cpuNanos(process.toHandle())
                + process.descendants().mapToLong(Machine::cpuNanos).sum();
    }

    /** The service, then its engine. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(one -> one.info()
                        .command()
                        .filter(command -> !command.endsWith("sh"))
                        .isPresent())
                .toList();
    }

    @Override
    public void close() throws IOException {
        for (KeptConnection connection : idle) {
            connection.close();
        }
        process.destroyForcibly().onExit().join();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
