package lineclear.local.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged local run as a process of its own, on a free port unless told otherwise. */
public final class LocalRun implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Lineclear is ready: (http://localhost:\\d+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path folder;
    private final Path log;

    private LocalRun(Process process, Path folder, Path log) {
        this.process = process;
        this.folder = folder;
        this.log = log;
    }

    public static LocalRun start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        Path log = Files.createTempFile(folder, "run", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().putAll(environment);
        return new LocalRun(builder.start(), folder, log);
    }

    /** Waits until it listens and is ready. */
    public URI url() throws Exception {
        while (process.isAlive()) {
            Matcher listening = LISTENING.matcher(log());
            if (listening.find()) {
                URI url = URI.create(listening.group(1));
                if (get(url.resolve("/q/health/ready")).statusCode() == 200) {
                    return url;
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("It ended before it listened: " + log());
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** The process of the database in the usual data folder, once the run is ready. */
    public ProcessHandle engine() throws Exception {
        url();
        String[] words = Files.readString(folder.resolve(".lineclear/database/engine-process"))
                .split(" ");
        return ProcessHandle.of(Long.parseLong(words[0])).orElseThrow();
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** As a terminal's Ctrl-C or a process supervisor would. */
    public int terminate() throws InterruptedException {
        signal();
        return exitCode();
    }

    /** SIGTERM, without waiting for what comes of it. */
    public void signal() {
        process.destroy();
    }

    public static HttpResponse<String> get(URI url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    public static String token(URI base, String role) throws Exception {
        String body = send(base, "POST", "/local/tokens", "", "{\"role\":\"" + role + "\"}")
                .body();
        return body.replaceFirst(".*\"token\":\"", "").replaceFirst("\".*", "");
    }

    public static HttpResponse<String> send(URI base, String method, String path, String token, String body)
            throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("content-type", "application/json")
                        .header("authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
