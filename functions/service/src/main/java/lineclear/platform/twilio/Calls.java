package lineclear.platform.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lineclear.platform.CallState;
import lineclear.platform.wire.Timestamps;

/** The Calls resource: is a call up, who placed it, and who talks in it. */
final class Calls {
    private final Rest rest;
    private final String calls;

    /** @param api without a slash at its end */
    Calls(Rest rest, String api, String account) {
        this.rest = rest;
        this.calls = api + "/2010-04-01/Accounts/" + account + "/Calls";
    }

    CallState state(String sid) {
        return state(find(sid));
    }

    /** The same; a call that is up with those who talk in it, whoever of them are agents. */
    CallState withTalkers(String sid) {
        Rest.Found found = find(sid);
        CallState state = state(found);
        boolean up = found instanceof Rest.Found.Resource call
                && text(call.json(), "status").equals("in-progress");
        return up ? new CallState.Live(talkers(sid, ((Rest.Found.Resource) found).json())) : state;
    }

    /** Null when Twilio does not say. */
    String callerOf(String sid) {
        return find(sid) instanceof Rest.Found.Resource call
                ? call.json().path("from").textValue()
                : null;
    }

    private Rest.Found find(String sid) {
        return rest.one(calls + "/" + sid + ".json", sid);
    }

    private static CallState state(Rest.Found found) {
        if (found instanceof Rest.Found.Nothing nothing) {
            return nothing.unknown();
        } else if (found instanceof Rest.Found.None) {
            return new CallState.Ended(null);
        }
        JsonNode call = ((Rest.Found.Resource) found).json();
        return switch (text(call, "status")) {
            case "queued", "initiated", "ringing", "in-progress" -> new CallState.Live();
            case "completed", "busy", "failed", "no-answer", "canceled" -> new CallState.Ended(
                    Timestamps.rfc2822(call.path("end_time").textValue()));
            default -> new CallState.Unknown("it named a status that is not documented");
        };
    }

    /**
     * Both ends of the call; and of one that was dialled from another also who placed that; of one that came in also
     * those whom it was put through to. One more question at most.
     */
    private Set<String> talkers(String sid, JsonNode call) {
        Set<String> talkers = new LinkedHashSet<>(List.of(text(call, "to"), text(call, "from")));
        String parent = text(call, "parent_call_sid");
        if (!parent.isEmpty() && Sids.CALL.matcher(parent).matches()) {
            String caller = callerOf(parent);
            talkers.add(caller == null ? "" : caller);
        } else if (text(call, "direction").equals("inbound")
                && rest.any(calls + ".json?ParentCallSid=" + sid + "&Status=in-progress")
                        instanceof Rest.Found.Resource legs) {
            legs.json().path("calls").forEach(leg -> talkers.add(text(leg, "to")));
        }
        talkers.remove("");
        return talkers;
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText("");
    }
}
