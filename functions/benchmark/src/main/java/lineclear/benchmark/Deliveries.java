package lineclear.benchmark;

import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import lineclear.platform.wire.Hmac;

/** What is asked of the service over HTTP: the floor first, then Kamailio's events. Each has agents of its own. */
final class Deliveries {
    private static final String ACCOUNT = "/webhooks/kamailio";

    private final LocalProcess service;
    private final Map<String, String> supervisor;
    private final Map<String, String> client;

    Deliveries(LocalProcess service) {
        this.service = service;
        this.supervisor = service.as("supervisor");
        this.client = service.as("client");
    }

    List<Contender> contenders() {
        return List.of(update(), health(), repeated(), ownCall(), wholeCall());
    }

    /** One request of a contender, the number {@code time} of this agent. */
    private interface Step {
        void of(String agentId, int time);
    }

    /** @param first makes each agent ready */
    private Contender contender(String name, String prefix, Step first, Step next) {
        int[] times = new int[Tables.AGENTS];
        for (int agent = 0; agent < Tables.AGENTS && first != null; agent++) {
            first.of(prefix + agent, 0);
        }
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void cycle(int agent) {
                next.of(prefix + agent, times[agent]++);
            }
        };
    }

    private Contender health() {
        return contender(
                "`GET /q/health/live`, which asks no database",
                "",
                null,
                (agentId, time) -> service.ask("GET", "/q/health/live", Map.of(), ""));
    }

    private Contender update() {
        return contender(
                "floor: one conditional update, by set-status",
                "set-",
                (agentId, time) -> available(agentId),
                (agentId, time) -> setStatus(agentId, time % 2 == 0 ? "break" : "available"));
    }

    private Contender repeated() {
        return contender(
                "an event that was heard before",
                "repeat-",
                (agentId, time) -> {
                    available(agentId);
                    deliver(ACCOUNT, agentId, "answered", "call-" + agentId);
                },
                (agentId, time) -> deliver(ACCOUNT, agentId, "answered", "call-" + agentId));
    }

    private Contender ownCall() {
        return contender(
                "an event of a call that nobody reserved: answered, completed",
                "own-",
                (agentId, time) -> available(agentId),
                (agentId, time) ->
                        deliver(ACCOUNT, agentId, time % 2 == 0 ? "answered" : "completed", "call-" + time / 2));
    }

    Contender wholeCall() {
        String[] addresses = new String[Tables.AGENTS];
        return contender(
                "a request of a whole call: reserve, then ringing, answered, completed at the session's address",
                "whole-",
                (agentId, time) -> available(agentId),
                (agentId, time) -> {
                    int agent = Integer.parseInt(agentId.substring("whole-".length()));
                    switch (time % 4) {
                        case 0 -> addresses[agent] = reserve(agentId, "s-" + time / 4);
                        case 1 -> deliver(addresses[agent], agentId, "ringing", "call-" + time / 4);
                        case 2 -> deliver(addresses[agent], agentId, "answered", "call-" + time / 4);
                        default -> deliver(addresses[agent], agentId, "completed", "call-" + time / 4);
                    }
                });
    }

    private void available(String agentId) {
        service.ask("PUT", "/agents/" + agentId, supervisor, "{\"name\":\"" + agentId + "\"}");
        setStatus(agentId, "available");
    }

    private void setStatus(String agentId, String status) {
        service.ask("POST", "/agents/" + agentId + "/set-status", supervisor, "{\"status\":\"" + status + "\"}");
    }

    /** @return the path and query of the session's own address */
    private String reserve(String agentId, String sessionId) {
        String body = "{\"sessionId\":\"" + sessionId + "\",\"channel\":\"voice\",\"platform\":\"kamailio\","
                + "\"customer\":{\"id\":\"c-9\",\"name\":\"Ada\",\"doing\":\"adding-funds\"}}";
        String events = service.ask("POST", "/agents/" + agentId + "/reserve", client, body)
                .replaceFirst(".*\"events\":\"", "")
                .replaceFirst("\".*", "");
        URI address = URI.create(events);
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private void deliver(String address, String agentId, String event, String callId) {
        String body = "{\"event\":\"" + event + "\",\"callId\":\"" + callId + "\",\"agentId\":\"" + agentId
                + "\",\"from\":\"sip:caller-1@127.0.0.1:5071\",\"seq\":2,\"ts\":\"" + System.currentTimeMillis() / 1000
                + ".064902\",\"boot\":\"1795323238\"}";
        byte[] signature = Hmac.sha256(Hmac.bytes(LocalProcess.SECRET), Hmac.bytes(body));
        Map<String, String> headers = Map.of(
                "content-type",
                "application/json",
                "x-signature",
                "sha256=" + HexFormat.of().formatHex(signature));
        service.ask("POST", address, headers, body);
    }
}
