package lineclear.platform.twilio;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import lineclear.patience.Patience;
import lineclear.platform.CallState;
import lineclear.platform.lookup.EachCall;
import lineclear.platform.secret.Secrets;
import lineclear.platform.settings.Section;

/** Whom to ask about what: of a call the Calls resource, of an offer or a task TaskRouter. */
final class Resources {
    private final Optional<Calls> calls;
    private final Optional<Offers> offers;
    private final EachCall eachCall;

    private Resources(Section section, Secrets authTokens) {
        Optional<String> account = section.text("accountSid", Sids.ACCOUNT);
        Optional<String> workspace = section.text("workspaceSid", Sids.WORKSPACE);
        String api = section.url("api").map(URI::toString).orElse("https://api.twilio.com");
        String router = section.url("taskRouterApi").map(URI::toString).orElse("https://taskrouter.twilio.com");
        Optional<Rest> rest = account.map(sid -> new Rest(sid, authTokens, section.line()));
        this.calls = rest.map(line -> new Calls(line, api, account.orElseThrow()));
        this.offers = rest.flatMap(line -> workspace.map(sid -> new Offers(line, router, sid)));
        this.eachCall = section.eachCall();
    }

    static Resources of(Section section, Secrets authTokens) {
        return new Resources(section, authTokens);
    }

    boolean taskRouter() {
        return offers.isPresent();
    }

    Map<String, CallState> ask(Collection<String> callIds) {
        return each(callIds, Calls::state, Offers::task);
    }

    Map<String, CallState> whoTalks(Collection<String> callIds) {
        return each(callIds, Calls::withTalkers, Offers::taskWithWorkers);
    }

    Optional<String> callerOf(String sid) {
        return calls.filter(any -> Sids.CALL.matcher(sid).matches())
                .flatMap(resource -> eachCall.within(Patience.QUESTION, () -> resource.callerOf(sid)));
    }

    private Map<String, CallState> each(
            Collection<String> sids,
            BiFunction<Calls, String, CallState> ofCall,
            BiFunction<Offers, String, CallState> ofTask) {
        return eachCall.ask(sids, sid -> {
            if (Sids.CALL.matcher(sid).matches()) {
                return said(calls, resource -> ofCall.apply(resource, sid));
            } else if (Sids.RESERVATION.matcher(sid).matches()) {
                return said(offers, resource -> resource.reservation(sid));
            } else if (Sids.TASK.matcher(sid).matches()) {
                return said(offers, resource -> ofTask.apply(resource, sid));
            }
            return new CallState.Unknown("no id of Twilio's");
        });
    }

    private static <T> CallState said(Optional<T> resource, Function<T, CallState> question) {
        return resource.map(question).orElseGet(() -> new CallState.Unknown("the settings name no place to ask"));
    }
}
