package lineclear.platform.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import lineclear.platform.CallState;
import lineclear.platform.wire.Timestamps;

/**
 * TaskRouter's resources: has a worker an offer, or a task. A reservation is found below its task, which its own sid
 * does not name: TaskRouter's events do, of up to 30 days.
 */
final class Offers {
    /** As far back as events are kept whole. */
    private static final int EVENTS_MINUTES = 43_200;

    private final Rest rest;
    private final String workspace;

    /** @param api without a slash at its end */
    Offers(Rest rest, String api, String workspace) {
        this.rest = rest;
        this.workspace = api + "/v1/Workspaces/" + workspace;
    }

    /** Of an offer that was accepted the worker talks, and is named. */
    CallState reservation(String sid) {
        Rest.Found events =
                rest.any(workspace + "/Events?ReservationSid=" + sid + "&Minutes=" + EVENTS_MINUTES + "&PageSize=1");
        if (!(events instanceof Rest.Found.Resource resource)) {
            return nothing(events);
        }
        JsonNode event = resource.json().path("events").path(0).path("event_data");
        String task = event.path("task_sid").asText("");
        if (!sid.equals(event.path("reservation_sid").asText())
                || !Sids.TASK.matcher(task).matches()) {
            return new CallState.Unknown("its events do not name the task of this reservation");
        }
        Rest.Found found = rest.one(workspace + "/Tasks/" + task + "/Reservations/" + sid, sid);
        if (found instanceof Rest.Found.None) {
            return new CallState.Ended(null); // it is gone with its task, some time after both were over
        }
        return found instanceof Rest.Found.Resource reservation ? reservation(reservation.json()) : nothing(found);
    }

    private static CallState reservation(JsonNode reservation) {
        return switch (reservation.path("reservation_status").asText()) {
            case "pending" -> new CallState.Live();
            case "accepted" -> new CallState.Live(
                    Set.of(reservation.path("worker_sid").asText()));
            case "rejected", "timeout", "canceled", "rescinded", "wrapping", "completed" -> ended(reservation);
            default -> new CallState.Unknown("it named a status that is not documented");
        };
    }

    CallState task(String sid) {
        Rest.Found found = rest.one(workspace + "/Tasks/" + sid, sid);
        if (found instanceof Rest.Found.None) {
            return new CallState.Ended(null);
        }
        return found instanceof Rest.Found.Resource task ? task(task.json()) : nothing(found);
    }

    private static CallState task(JsonNode task) {
        return switch (task.path("assignment_status").asText()) {
            case "pending", "reserved", "assigned" -> new CallState.Live();
            case "wrapping", "completed", "canceled" -> ended(task);
            default -> new CallState.Unknown("it named a status that is not documented");
        };
    }

    /** The same; one that goes on with the workers who have accepted it. */
    CallState taskWithWorkers(String sid) {
        CallState state = task(sid);
        if (!(state instanceof CallState.Live)
                || !(rest.any(workspace + "/Tasks/" + sid + "/Reservations?ReservationStatus=accepted")
                        instanceof Rest.Found.Resource accepted)) {
            return state;
        }
        Set<String> workers = new HashSet<>();
        accepted.json()
                .path("reservations")
                .forEach(one -> workers.add(one.path("worker_sid").asText()));
        return new CallState.Live(workers);
    }

    private static CallState ended(JsonNode resource) {
        return new CallState.Ended(Timestamps.iso(resource.path("date_updated").textValue()));
    }

    /** None of a list is no word about what should be in it. */
    private static CallState nothing(Rest.Found found) {
        return found instanceof Rest.Found.Nothing nothing
                ? nothing.unknown()
                : new CallState.Unknown("it does not know the workspace");
    }
}
