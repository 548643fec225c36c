package lineclear.local.check;

/**
 * What to do about it, for whoever is called at night.
 *
 * @param doubt what it can mean when the service takes none of the signatures
 */
record Advice(String doubt) {
    String notReady(CheckAnswer answer) {
        return switch (answer.status()) {
            case 0 -> "the agent could not be made ready: " + answer.fault() + ".";
            case 401, 403 -> "the agent could not be made ready (" + answer.status()
                    + "): LINECLEAR_SUPERVISOR_TOKEN or LINECLEAR_CLIENT_TOKEN is out of date, or of another scope.";
            default -> "the agent could not be made ready (" + answer.status() + "): " + answer.detail();
        };
    }

    /** When not one signature was taken. */
    String noneTaken(CheckAnswer answer) {
        return "Every event was answered 401 (" + answer.detail() + "): " + doubt + ".";
    }

    /** When those at the sessions' own addresses were taken. */
    String accountRefused(CheckAnswer answer) {
        return "Every event at the account's address was answered 401 (" + answer.detail()
                + "), and those at the sessions' own were not: LINECLEAR_PUBLIC_URL is not the address that the"
                + " platform"
                + " uses, which is --webhooks or --url here.";
    }

    /** When those at the account's address were taken. */
    String sessionsRefused(CheckAnswer answer) {
        return "Every event at a session's own address was answered 401 (" + answer.detail()
                + "), and those at the account's were not: reserve and webhook differ in LINECLEAR_EVENTS_KEY, or"
                + " something on the way changes the address.";
    }

    /** @param toSession whether it went to the session's own address */
    String notTaken(CheckAnswer answer, boolean toSession) {
        if (answer.status() == 0) {
            return "an event did not get through, " + answer.fault() + ": "
                    + (toSession
                            ? "reserve gives out addresses under LINECLEAR_PUBLIC_URL; can that be reached from here?"
                            : "can the account's address be reached from here?");
        } else if (answer.status() == 401) {
            return "401 (" + answer.detail() + "), though other events were taken: not every instance of the service"
                    + " has the same settings, or something on the way changes what it carries.";
        } else if (answer.status() == 400) {
            return "400, an event was not understood: " + answer.detail();
        } else if (answer.status() == 404) {
            return "404: no Lineclear is at that address; is there a path before /webhooks that --webhooks or"
                    + " LINECLEAR_PUBLIC_URL lacks?";
        } else if (answer.status() >= 500) {
            return answer.status() + " (" + answer.detail()
                    + "): the platform will not always send it again; look into the"
                    + " service's log, and whether its table and its secrets can be read.";
        }
        return "an event was answered " + answer.status() + " (" + answer.detail() + "), where a platform expects 200.";
    }

    String ofNobody() {
        return "the service knows nobody at the address that the event names: events of another account's address,"
                + " or an"
                + " address that register has not got.";
    }

    String repeatChanged(String event) {
        return event
                + " came again or too late, and yet it changed the record: this service is not Lineclear, or a much"
                + " older one.";
    }

    String stillTaken(String status) {
        return "still " + status + ", although the end of the call was answered 200: the end was about another call or"
                + " session than the one that was reserved; look for the agent in the service's log.";
    }

    String freedByMistake(String status) {
        return status
                + ", although the call has not ended: somebody else ended it; look for release, clear and reconcile of"
                + " this agent in the service's log.";
    }
}
