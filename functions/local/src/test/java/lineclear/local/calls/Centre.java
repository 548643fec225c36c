package lineclear.local.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import lineclear.local.run.LocalRun;
import lineclear.platform.CallState;
import lineclear.platform.PhonePlatforms;
import lineclear.platform.deployment.Deployment;
import lineclear.platform.settings.Environment;

/** A contact centre: the service, Kamailio, and the wire between them. */
final class Centre implements AutoCloseable {
    /** Seconds; longer than any call of the tests but the one that nobody hangs up. */
    private static final int LONGEST_CALL = 25;

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of agents whose phones ring no longer than the caller's own reservation holds. */
    static final String BRIEF = "brief";
    /** A run of reconcile that had something to look at. */
    private static final Pattern LOOKED = Pattern.compile("reconcile: checked [1-9]");

    final Path folder;
    final LocalRun service;
    final URI url;
    final Wire wire;
    final Kamailio kamailio;
    private final String supervisor;
    private final String platforms;

    private Centre(Path folder, LocalRun service, Kamailio kamailio, String platforms) throws Exception {
        this.platforms = platforms;
        this.folder = folder;
        this.service = service;
        this.kamailio = kamailio;
        this.url = service.url();
        this.wire = Wire.to(url);
        this.supervisor = LocalRun.token(url, "supervisor");
        kamailio.start(wire.url(), LocalRun.token(url, "client"));
    }

    static Centre open(Path folder) throws Exception {
        return open(folder, LONGEST_CALL, "2s", Map.of("HOLD_SECONDS", "10", "RING_MILLIS", "8000"));
    }

    /** For calls that outlast what is believed of a phone that rings. */
    static Centre ofLongCalls(Path folder) throws Exception {
        return open(folder, 300, "2s", Map.of("HOLD_SECONDS", "10", "RING_MILLIS", "8000"));
    }

    /** For many calls at once. */
    static Centre large(Path folder) throws Exception {
        return open(
                folder,
                60,
                "10s",
                Map.of("HOLD_SECONDS", "15", "SIP_WORKERS", "4", "RESERVE_WORKERS", "16", "RING_MILLIS", "20000"));
    }

    private static Centre open(Path folder, int longestCall, String reconcileEvery, Map<String, String> numbers)
            throws Exception {
        Map<String, String> all = new TreeMap<>(numbers);
        all.put("LONGEST_CALL", "" + longestCall);
        // A busy machine must not fail the tests.
        all.put("HTTP_SECONDS", "10");
        all.put("WAIT_MILLIS", "25000");
        Kamailio kamailio = new Kamailio(folder, all);
        String platforms = "{\"kamailio\":{\"secrets\":[\"literal:" + Kamailio.EVENTS_SECRET + "\"],\"rpc\":\""
                + kamailio.rpc() + "\",\"token\":\"literal:" + Kamailio.RPC_TOKEN + "\",\"longestCallSeconds\":"
                + longestCall + "}}";
        Map<String, String> settings = Map.of(
                "LINECLEAR_DATA",
                "memory",
                "LINECLEAR_RECONCILE_EVERY",
                reconcileEvery,
                "LINECLEAR_POLICIES",
                "{\"" + BRIEF + "\":{\"extends\":\"keen\",\"holdSeconds\":5}}",
                "LINECLEAR_PLATFORMS",
                platforms);
        return new Centre(folder, LocalRun.start(folder, settings), kamailio, platforms);
    }

    /** An agent who is available, with a phone that does this with each call. */
    Sipp agent(String agentId, String behaviour) throws Exception {
        return agent(agentId, behaviour, "keen");
    }

    Sipp agent(String agentId, String behaviour, String policy) throws Exception {
        available(agentId, policy);
        Sipp phone = Sipp.phone(folder, behaviour);
        kamailio.phone(agentId, phone.port());
        return phone;
    }

    void available(String agentId) throws Exception {
        available(agentId, "keen");
    }

    private void available(String agentId, String policy) throws Exception {
        ask("PUT", "/agents/" + agentId, "{\"name\":\"" + agentId + "\",\"policy\":\"" + policy + "\"}");
        ask("POST", "/agents/" + agentId + "/set-status", "{\"status\":\"available\"}");
    }

    Sipp caller(String agentId) throws Exception {
        return callers(agentId, 1, Sipp.CALL_ID);
    }

    Sipp callers(String agentId, int howMany, String callId) throws Exception {
        return Sipp.callers(folder, kamailio.sipPort(), agentId, howMany, callId);
    }

    JsonNode view(String agentId) throws Exception {
        return ask("GET", "/agents/" + agentId, "");
    }

    /** What verify answers. */
    JsonNode verify(String agentId) throws Exception {
        return ask("POST", "/agents/" + agentId + "/verify", "{}");
    }

    /** What Kamailio says of a call, as the service asks for it. */
    CallState asked(String callId) {
        PhonePlatforms asked = Deployment.read(platforms, Environment.ofThisProcess(Clock.systemUTC()));
        return asked.named("kamailio").orElseThrow().ask(List.of(callId)).get(callId);
    }

    /** Waits until the agent's status is this one, and gives the whole view. */
    JsonNode until(String agentId, String status) throws Exception {
        JsonNode[] view = new JsonNode[1];
        Patience.until(
                () -> {
                    view[0] = view(agentId);
                    return view[0].path("status").asText().equals(status);
                },
                () -> agentId + " does not become " + status + ": " + view[0] + "\n" + kamailio.said());
        return view[0];
    }

    /** How often reconcile has found a record that was due. */
    long looks() throws Exception {
        return LOOKED.matcher(service.log()).results().count();
    }

    private JsonNode ask(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = LocalRun.send(url, method, path, supervisor, body);
        JsonNode json = JSON.readTree(answer.body());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + json);
        }
        return json.has("agent") && !json.has("verdict") ? json.get("agent") : json;
    }

    @Override
    public void close() throws Exception {
        kamailio.close();
        wire.close();
        service.close();
    }
}
