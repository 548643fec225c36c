package lineclear.local.calls;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SIPp as callers or as an agent's phone. What it does next waits for the test, not for a clock. */
final class Sipp implements AutoCloseable {
    private static final Pattern MESSAGE = Pattern.compile(
            "^UDP message (sent|received).*?\\r?\\n\\r?\\n(.*?)(?=^-{20,}|\\z)", Pattern.DOTALL | Pattern.MULTILINE);

    private static final List<String> EVERYTHING = List.of("-trace_msg", "-message_file");
    private static final List<String> IN_SHORT = List.of("-trace_shortmsg", "-shortmessage_file");

    private final Process process;
    private final Path messages;
    private final Path log;
    private final int port;

    /** A line about a message: who has so many calls keeps no more of each. */
    record Brief(boolean sent, String callId, String sequence, String firstLine) {
        private static Brief of(String line) {
            String[] fields = line.split("\t");
            return new Brief(fields[3].equals("S"), fields[4], fields[5], fields[6]);
        }
    }

    /** A SIP message as it went over the wire. */
    record Message(boolean sent, String text) {
        String firstLine() {
            return text.lines().findFirst().orElse("");
        }

        /** Null when there is none. */
        String header(String name) {
            return text.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }

        boolean answers(int status, String method) {
            return firstLine().startsWith("SIP/2.0 " + status) && header("CSeq").endsWith(" " + method);
        }
    }

    private Sipp(Process process, Path messages, Path log, int port) {
        this.process = process;
        this.messages = messages;
        this.log = log;
        this.port = port;
    }

    /** SIPp's own pattern of a Call-ID: number, process, address. */
    static final String CALL_ID = "%u-%p@%s";

    /** One or more callers of an agent, all at once. */
    static Sipp callers(Path folder, int sipPort, String agentId, int howMany, String callId) throws IOException {
        String many = Integer.toString(howMany);
        List<String> options = new ArrayList<>(List.of("127.0.0.1:" + sipPort, "-s", agentId, "-cid_str", callId));
        options.addAll(List.of("-m", many, "-l", many, "-r", many, "-rp", "100"));
        options.addAll(List.of("-timeout", "300s", "-timeout_error"));
        return start(folder, "caller", EVERYTHING, options);
    }

    /** Callers of agents at random, so many a second; they hang up after 2 to 6 seconds. */
    static Sipp crowd(Path folder, int sipPort, List<String> agentIds, int aSecond, int inAll) throws IOException {
        Path choice = folder.resolve("agents.csv");
        Files.writeString(choice, "RANDOM\n" + String.join(";\n", agentIds) + ";\n");
        List<String> options = new ArrayList<>(List.of("127.0.0.1:" + sipPort, "-inf", choice.toString()));
        options.addAll(List.of("-m", "" + inAll, "-l", "" + 60 * aSecond, "-r", "" + aSecond));
        options.addAll(List.of("-default_behaviors", "all,-abortunexp"));
        return start(folder, "talks", IN_SHORT, options);
    }

    /** One for the phones of many agents, each call of which is answered. */
    static Sipp phones(Path folder) throws IOException {
        return start(folder, "answers", IN_SHORT, List.of("-default_behaviors", "all,-abortunexp"));
    }

    /** @param behaviour what the phone does with each call: answers, busy, rings */
    static Sipp phone(Path folder, String behaviour) throws IOException {
        return start(folder, behaviour, EVERYTHING, List.of("-timeout", "300s"));
    }

    private static Sipp start(Path folder, String scenario, List<String> trace, List<String> more) throws IOException {
        Path own = Files.createTempDirectory(folder, scenario);
        Path script = own.resolve(scenario + ".xml");
        try (InputStream in = Sipp.class.getResourceAsStream("/lineclear/sipp/" + scenario + ".xml")) {
            Files.copy(in, script);
        }
        Path messages = own.resolve("messages.log");
        Path log = own.resolve("sipp.log");
        int port = Ports.udp();
        List<String> command = new ArrayList<>(List.of("sipp", "-sf", script.toString(), "-nostdin"));
        command.addAll(List.of("-i", "127.0.0.1", "-ci", "127.0.0.1", "-mi", "127.0.0.1", "-p", "" + port));
        command.addAll(trace);
        command.add(messages.toString());
        command.addAll(more);
        Process process = new ProcessBuilder(command)
                .directory(own.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-sipp"));
        return new Sipp(process, messages, log, port);
    }

    int port() {
        return port;
    }

    /** All that was sent and received so far. */
    List<Message> messages() throws IOException {
        List<Message> all = new ArrayList<>();
        if (Files.exists(messages)) {
            Matcher matcher = MESSAGE.matcher(Files.readString(messages, StandardCharsets.ISO_8859_1));
            while (matcher.find()) {
                all.add(new Message(matcher.group(1).equals("sent"), matcher.group(2)));
            }
        }
        return all;
    }

    /** The same in short, where only that is kept. */
    List<Brief> brief() throws IOException {
        try (Stream<String> lines = Files.lines(messages)) {
            return lines.filter(line -> line.split("\t").length > 6)
                    .map(Brief::of)
                    .toList();
        }
    }

    /** What came with this status in answer to this method, once for each call. */
    List<Message> heard(int status, String method) throws IOException {
        List<Message> heard = new ArrayList<>();
        for (Message message : messages()) {
            boolean known =
                    heard.stream().anyMatch(other -> other.header("Call-ID").equals(message.header("Call-ID")));
            if (!message.sent() && message.answers(status, method) && !known) {
                heard.add(message);
            }
        }
        return heard;
    }

    /** The calls that a request of this method came for. */
    List<String> calledWith(String method) throws IOException {
        return messages().stream()
                .filter(message -> !message.sent() && message.firstLine().startsWith(method + " "))
                .map(message -> message.header("Call-ID"))
                .distinct()
                .toList();
    }

    /** The id of the only call so far. */
    String callId() throws Exception {
        Patience.until(() -> !messages().isEmpty(), this::said);
        return messages().get(0).header("Call-ID");
    }

    /** Tells it to hang up; before the answer, to give up. */
    void hangUp() throws Exception {
        hangUp(callId());
    }

    void hangUp(String callId) throws IOException {
        String sign = "MESSAGE sip:test@127.0.0.1 SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK-sign\r\n"
                + "From: <sip:test@127.0.0.1>;tag=test\r\n"
                + "To: <sip:test@127.0.0.1>\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: 1 MESSAGE\r\n"
                + "Content-Length: 0\r\n\r\n";
        byte[] bytes = sign.getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket socket = new DatagramSocket(0, Ports.LOOPBACK)) {
            socket.send(new DatagramPacket(bytes, bytes.length, Ports.LOOPBACK, port));
        }
    }

    /** Waits until all its calls are over as its scenario foresees. */
    void succeeds() throws Exception {
        Patience.until(() -> !process.isAlive(), this::said);
        if (process.exitValue() != 0) {
            throw new AssertionError("SIPp ended with " + process.exitValue() + ": " + said());
        }
    }

    /** Waits until it has made all its calls, however they went. */
    void ends(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The callers do not come to an end");
        }
    }

    /** Is gone without a word. */
    void vanish() {
        process.destroyForcibly().onExit().join();
    }

    String said() {
        try {
            StringBuilder said = new StringBuilder(Files.readString(log));
            messages().forEach(message -> said.append(message.sent() ? "\n> " : "\n< ")
                    .append(message.text()));
            return said.toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        vanish();
    }
}
