package lineclear.local.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Kamailio with the shipped configuration, in a process group of its own. After a kill it can be started again, on the
 * same ports.
 */
final class Kamailio implements AutoCloseable {
    static final String EVENTS_SECRET = "events-secret-of-the-tests";
    static final String RPC_TOKEN = "rpc-token-of-the-tests";

    private static final Path CONFIGURATION =
            Path.of("../../events/kamailio/kamailio.cfg").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final Map<String, String> numbers;
    private final Map<String, String> phones = new LinkedHashMap<>();
    private final int sipPort;
    private final int rpcPort;
    private URI service;
    private String token;
    private Process process;

    /** @param numbers the configuration's defines that are to be different */
    Kamailio(Path folder, Map<String, String> numbers) throws IOException {
        this.folder = folder;
        this.numbers = numbers;
        this.sipPort = Ports.udp();
        this.rpcPort = Ports.tcp();
        Runtime.getRuntime().addShutdownHook(new Thread(this::killQuietly, "kill-kamailio"));
    }

    int sipPort() {
        return sipPort;
    }

    URI rpc() {
        return URI.create("http://127.0.0.1:" + rpcPort + "/RPC");
    }

    void start(URI toService, String clientToken) throws Exception {
        service = toService;
        token = clientToken;
        start();
    }

    void start() throws Exception {
        Path run = Files.createDirectories(folder.resolve("kamailio"));
        String kamailio = Programs.find("kamailio").orElseThrow().toString();
        List<String> command = new ArrayList<>(List.of("setsid", kamailio, "-f", CONFIGURATION.toString()));
        command.addAll(List.of("-DD", "-E", "-m", "64", "-M", "8", "-Y", run.toString(), "-w", run.toString()));
        command.addAll(List.of("-P", run.resolve("pid").toString()));
        command.addAll(List.of("-A", "SIP_PORT=" + sipPort, "-A", "RPC_PORT=" + rpcPort));
        numbers.forEach((name, value) -> command.addAll(List.of("-A", name + "=" + value)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("LINECLEAR_URL", service.toString());
        builder.environment().put("LINECLEAR_TOKEN", token);
        builder.environment().put("LINECLEAR_EVENTS_SECRET", EVENTS_SECRET);
        builder.environment().put("LINECLEAR_RPC_TOKEN", RPC_TOKEN);
        process = builder.start();
        Patience.until(this::listens, this::said);
        for (Map.Entry<String, String> phone : phones.entrySet()) {
            ask("htable.sets", "phones", phone.getKey(), phone.getValue());
        }
    }

    private boolean listens() throws Exception {
        if (!process.isAlive()) {
            throw new AssertionError("Kamailio ended: " + said());
        }
        try {
            return ask("core.uptime").contains("uptime");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where the agent's phone is from now on; a restart does not forget it, as a registrar would not. */
    void phone(String agentId, int port) throws Exception {
        String address = "sip:127.0.0.1:" + port;
        phones.put(agentId, address);
        ask("htable.sets", "phones", agentId, address);
    }

    /** The answer to a question over JSON-RPC, as it came. */
    String ask(String method, String... parameters) throws IOException, InterruptedException {
        String params = parameters.length == 0 ? "" : "\"" + String.join("\",\"", parameters) + "\"";
        String body = "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":[" + params + "],\"id\":1}";
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(rpc())
                        .header("authorization", "Bearer " + RPC_TOKEN)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return answer.body();
    }

    JsonNode json(String method, String... parameters) throws IOException, InterruptedException {
        return JSON.readTree(ask(method, parameters));
    }

    /** All its processes at once, as when the machine dies: killing the first alone would leave the others serving. */
    void kill() throws Exception {
        new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid())
                .inheritIO()
                .start()
                .waitFor();
        process.waitFor();
    }

    private void killQuietly() {
        try {
            if (process != null && process.isAlive()) {
                kill();
            }
        } catch (Exception e) {
            // The tests are over.
        }
    }

    /** Whether a line of its log has all of this in it. */
    boolean said(String... parts) {
        return said().lines().anyMatch(line -> List.of(parts).stream().allMatch(line::contains));
    }

    String said() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Path log() {
        return folder.resolve("kamailio.log");
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
