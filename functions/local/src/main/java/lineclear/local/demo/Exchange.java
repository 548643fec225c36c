package lineclear.local.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lineclear.local.check.CheckAnswer;
import lineclear.local.check.Http;
import lineclear.local.check.StandardDialect;
import lineclear.platform.wire.Hmac;

/** The phone system of the demo: it knows its calls, and says so to whoever asks, even where its event got lost. */
final class Exchange {
    private final Http http;
    private final StandardDialect dialect;
    private final Clock clock;
    private final Map<String, Call> calls = new ConcurrentHashMap<>();

    /** @param endedAt null while it goes on */
    private record Call(String agentId, Instant endedAt) {}

    /** @param key the bytes of the secret that the service knows, too */
    Exchange(Http http, byte[] key, Clock clock) {
        this.http = http;
        this.dialect = new StandardDialect(key);
        this.clock = clock;
    }

    /** As the platform {@code standard} asks for it: {@code { "state", "endedAt"?, "agentId"? }}. */
    ObjectNode state(String callId) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        Call call = calls.get(callId);
        if (call == null) {
            return state.put("state", "ended");
        } else if (call.endedAt() == null) {
            return state.put("state", "live").put("agentId", call.agentId());
        }
        return state.put("state", "ended").put("endedAt", call.endedAt().toString());
    }

    void begins(String callId, String agentId) {
        calls.put(callId, new Call(agentId, null));
    }

    void ends(String callId) {
        calls.computeIfPresent(callId, (id, call) -> new Call(call.agentId(), clock.instant()));
    }

    void forget(String callId) {
        calls.remove(callId);
    }

    /** One event of a call, signed, to the session's own address. */
    CheckAnswer tell(URI address, String type, ObjectNode data) throws InterruptedException {
        Instant now = clock.instant();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("type", type).put("timestamp", now.toString()).set("data", data);
        byte[] body = Hmac.bytes(event.toString());
        return http.send("POST", address.toString(), dialect.headers(address.toString(), body, now), body);
    }
}
