package lineclear.platform.kamailio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import lineclear.platform.CallState;
import lineclear.platform.lookup.EachCall;
import lineclear.platform.settings.Section;
import lineclear.platform.wire.Timestamps;

/**
 * Kamailio's live calls, over JSON-RPC: {@code dlg.dlg_list <Call-ID>} for a few, one {@code dlg.briefing} for many.
 *
 * <p>A Call-ID that it does not know is answered with an empty object. Ended calls stay listed for some seconds in
 * state 5. An answer that does not carry our id is none: to a batch, or to something it could not parse, Kamailio
 * answers an empty object too.
 */
final class Dialogs {
    private static final int FEW = 20;
    private static final String AGENT = "agent";
    private static final int ANSWERED = 3;
    private static final int ENDED = 5;
    /** Unless the deployment says how long its calls last at most. */
    private static final long LONGEST_CALL_SECONDS = 4 * 3600;

    private final JsonRpc rpc;
    private final EachCall eachCall;
    private final long longestCallSeconds;

    private Dialogs(JsonRpc rpc, EachCall eachCall, long longestCallSeconds) {
        this.rpc = rpc;
        this.eachCall = eachCall;
        this.longestCallSeconds = longestCallSeconds;
    }

    static Dialogs of(Section section) {
        return new Dialogs(
                JsonRpc.of(section),
                section.eachCall(),
                section.number("longestCallSeconds", 0, 7 * 86_400).orElse(LONGEST_CALL_SECONDS));
    }

    Map<String, CallState> ask(Collection<String> callIds) {
        Set<String> different = new HashSet<>(callIds);
        return different.size() <= FEW ? eachCall.ask(different, this::one) : all(different);
    }

    private CallState one(String callId) {
        JsonRpc.Result result = rpc.call("dlg.dlg_list", callId);
        if (result.json() == null) {
            return new CallState.Unknown(result.why());
        }
        return result.json().isEmpty() ? notListed() : state(callId, result.json());
    }

    /** One list at a time: of a big centre each takes up tens of megabytes. */
    private synchronized Map<String, CallState> all(Set<String> callIds) {
        JsonRpc.Result result = rpc.call("dlg.briefing", "cs");
        if (result.json() == null) {
            return every(callIds, callId -> new CallState.Unknown(result.why()));
        }
        Map<String, CallState> listed = new HashMap<>();
        for (JsonNode dialog : result.json()) {
            String callId = dialog.path("call-id").asText();
            // A forked call has several dialogs: it lives while one of them does.
            listed.merge(callId, state(callId, dialog), (one, other) -> one instanceof CallState.Ended ? other : one);
        }
        CallState notListed = listed.keySet().containsAll(callIds) ? null : notListed();
        return every(callIds, callId -> listed.getOrDefault(callId, notListed));
    }

    /** A list of all calls does not say who talks: of many, each that lives is asked for again. */
    Map<String, CallState> whoTalks(Collection<String> callIds) {
        Map<String, CallState> states = new HashMap<>(ask(callIds));
        if (states.size() > FEW) {
            Set<String> live = new HashSet<>(states.keySet());
            live.removeIf(callId -> !(states.get(callId) instanceof CallState.Live));
            states.putAll(eachCall.ask(live, this::one));
        }
        return states;
    }

    /**
     * By the list of all calls; those that are found are asked for one by one, since the list does not say who talks.
     */
    Map<String, CallState> askByName(Collection<String> names, UnaryOperator<String> naming) {
        JsonRpc.Result result = rpc.call("dlg.briefing", "cs");
        if (result.json() == null) {
            return every(names, name -> new CallState.Unknown(result.why()));
        }
        Map<String, String> listed = new HashMap<>();
        for (JsonNode dialog : result.json()) {
            String callId = dialog.path("call-id").asText();
            listed.put(naming.apply(callId), callId);
        }
        return eachCall.ask(names, name -> listed.containsKey(name) ? one(listed.get(name)) : notListed());
    }

    /**
     * Dialogs are kept in memory: after a restart Kamailio knows none of the calls that go on, while their talk does.
     * It has to have been up for {@code longestCallSeconds} before its not knowing a call is an end; 0 says that its
     * dialogs outlive it.
     */
    private CallState notListed() {
        if (longestCallSeconds == 0) {
            return new CallState.Ended(null);
        }
        JsonRpc.Result core = rpc.call("core.uptime");
        if (core.json() == null) {
            return new CallState.Unknown(core.why());
        }
        return core.json().path("uptime").asLong() > longestCallSeconds
                ? new CallState.Ended(null)
                : new CallState.Unknown("it was started a short while ago and forgot the calls from before");
    }

    private static CallState state(String callId, JsonNode dialog) {
        int state = dialog.path("state").asInt();
        if (!dialog.path("call-id").asText().equals(callId) || state < 1 || state > ENDED) {
            return new CallState.Unknown("its answer is not about this call");
        }
        double endedAt = dialog.path("end_ts").asDouble();
        if (state < ENDED) {
            return new CallState.Live(state < ANSWERED ? null : agent(dialog));
        }
        return new CallState.Ended(endedAt > 0 ? Timestamps.epochSeconds(endedAt) : null);
    }

    /** What the configuration has put into {@code $dlg_var(agent)}; a list of many calls does not say it. */
    private static String agent(JsonNode dialog) {
        for (JsonNode variable : dialog.path("variables")) {
            if (variable.path(AGENT).isTextual()) {
                return variable.path(AGENT).asText();
            }
        }
        return null;
    }

    private static Map<String, CallState> every(Collection<String> callIds, Function<String, CallState> state) {
        Map<String, CallState> states = new HashMap<>();
        callIds.forEach(callId -> states.put(callId, state.apply(callId)));
        return states;
    }
}
