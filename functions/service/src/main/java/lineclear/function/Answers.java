package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lineclear.agent.Evidence;
import lineclear.agent.Outcome;
import lineclear.agent.Verification;
import lineclear.agent.View;
import lineclear.agent.policy.Policies;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.log.RecurringFault;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import lineclear.platform.SecretsUnreadable;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Turns what a function answers, or the reason why it does not, into an HTTP response and one line of log. */
@Singleton
public class Answers {
    private static final Logger LOG = Logger.getLogger("lineclear");
    /** Whoever hears {@code try-again} need not hurry: what it waits for takes seconds. */
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /** In a line's context. */
    private static final String SESSION = "sessionId";

    private static final String TICKET = "ticketId";

    private final Policies policies;
    private final Clock clock;
    private final Metrics metrics;
    private final RecurringFault unreachable;

    Answers(Policies policies, Clock clock, Metrics metrics) {
        this.policies = policies;
        this.clock = clock;
        this.metrics = metrics;
        this.unreachable = new RecurringFault(LOG, "The table did not answer", clock);
    }

    /**
     * What a function answers.
     *
     * @param httpStatus 200, 201 or 204
     * @param contentType null for no body
     * @param body null for none
     * @param note for the log's line, behind the status; empty where the status says enough
     */
    public record Answer(int httpStatus, String contentType, String body, String note) {
        public Answer(int httpStatus, ObjectNode body) {
            this(httpStatus, body, "");
        }

        public Answer(int httpStatus, ObjectNode body, String note) {
            this(httpStatus, "application/json", body.toString(), note);
        }

        /** There is nothing to say. */
        public static Answer done() {
            return new Answer(204, null, null, "");
        }

        /** For people, or for a file of theirs. */
        public static Answer text(String text) {
            return new Answer(200, "text/plain; charset=utf-8", text, "");
        }
    }

    public APIGatewayV2HTTPResponse to(String function, APIGatewayV2HTTPEvent event, Function<Request, Answer> answer) {
        MDC.clear(); // whatever the host left there would be in every line
        try {
            Request request = new Request(event);
            request.agentOfCaller().ifPresent(Answers::aboutAgent);
            return answered(function, answer.apply(request));
        } catch (Problem problem) {
            return refused(function, problem);
        } catch (SecretsUnreadable fault) {
            LOG.errorf("%s: %s", function, fault.getMessage());
            return refused(
                    function,
                    Problem.of(
                            ProblemType.TRY_AGAIN,
                            "A secret could not be read. Repeating the request is safe: try again."));
        } catch (TableUnreachable fault) {
            unreachable.happened(fault);
            return refused(
                    function,
                    Problem.of(ProblemType.TRY_AGAIN, "The table did not answer. " + repeating() + ": try again."));
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s failed", function);
            return refused(
                    function,
                    Problem.of(
                            ProblemType.INTERNAL_ERROR, "This is our fault; it has been logged. " + repeating() + "."));
        } finally {
            MDC.clear();
        }
    }

    /**
     * With the session's or the ticket's name, which we may have made ourselves: under another one it would be another
     * customer's.
     */
    private static String repeating() {
        String named = "";
        for (String what : List.of(SESSION, TICKET)) {
            named = MDC.get(what) == null ? named : "with the " + what + " " + MDC.get(what) + " ";
        }
        return "Repeating the request " + named + "is safe";
    }

    /** The agent that the log's line is about. Not before whoever names them has shown who they are. */
    public static void aboutAgent(String agentId) {
        MDC.put("agentId", agentId);
    }

    /** The session that the log's line is about. */
    static void aboutSession(String sessionId) {
        MDC.put(SESSION, sessionId);
    }

    /** The ticket that the log's line is about. */
    public static void aboutTicket(String ticketId) {
        MDC.put(TICKET, ticketId);
    }

    /** The record after a command that was not refused. */
    public static AgentRecord granted(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new Problem(refused.refusal(), refused.record());
        } else if (outcome instanceof Outcome.Told told) {
            throw new Problem(told.refusal(), told.record());
        }
        return outcome instanceof Outcome.Changed changed ? changed.record() : ((Outcome.Unchanged) outcome).record();
    }

    /** The agent's record as stored. */
    public static AgentRecord found(Agents agents, String agentId) {
        return agents.find(agentId).orElseThrow(() -> new Problem(Agents.unknown(agentId), null));
    }

    /** What phone platforms say about the open sessions, and the record itself of the others. */
    Verification verification(AgentRecord settled, List<Evidence> heard) {
        return Verification.of(policies.orStandard(settled.policy()), settled, heard, clock.instant());
    }

    public View view(AgentRecord record) {
        if (policies.named(record.policy()).isEmpty()) {
            LOG.errorf(
                    "agent %s has the policy %s, which this deployment does not know: under %s until registered anew",
                    record.agentId(), record.policy(), policies.standard().name());
        }
        return View.of(policies.orStandard(record.policy()), record, clock.instant());
    }

    /** {@code { "agent": … }}, the answer of most functions. */
    public Answer agent(Outcome outcome) {
        ObjectNode body = Json.object();
        body.set("agent", Json.view(view(granted(outcome))));
        return new Answer(200, body);
    }

    private static APIGatewayV2HTTPResponse answered(String function, Answer answer) {
        log(function, (answer.httpStatus() + " " + answer.note()).strip());
        return response(answer.httpStatus(), answer.contentType(), answer.body(), Map.of());
    }

    private APIGatewayV2HTTPResponse refused(String function, Problem problem) {
        String code = problem.type().word();
        metrics.count(Metric.REFUSED, function, code);
        View agent = problem.record() == null ? null : view(problem.record());
        Map<String, String> headers = again(problem)
                .map(pause -> Map.of("Retry-After", wholeSeconds(pause)))
                .orElse(Map.of());
        log(function, code);
        String body = Json.problem(problem, agent).toString();
        return response(problem.type().httpStatus(), "application/problem+json", body, headers);
    }

    /** How long to wait before another try makes sense, if that is known. */
    private Optional<Duration> again(Problem problem) {
        if (problem.type() == ProblemType.TRY_AGAIN) {
            return Optional.of(AGAIN);
        }
        return Optional.ofNullable(problem.until()).map(until -> Duration.between(clock.instant(), until));
    }

    private static String wholeSeconds(Duration pause) {
        return Long.toString((Math.max(0, pause.toMillis()) + 999) / 1000);
    }

    /**
     * One line a call, which names nothing twice: agent and session stand in its context, as in every other line of the
     * call. Ids and codes only: every sentence of an answer may repeat what somebody wrote, such as a customer's name.
     */
    private static void log(String function, String outcome) {
        LOG.infof("%s: %s", function, outcome);
    }

    private static APIGatewayV2HTTPResponse response(
            int status, String contentType, String body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        if (contentType != null) {
            headers.put("Content-Type", contentType);
        }
        headers.put("Cache-Control", "no-store");
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(false)
                .build();
    }
}
