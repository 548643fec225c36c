package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import lineclear.dynamodb.DriftRuns;
import lineclear.word.Actor;
import lineclear.word.Times;

/** How far the records have been from the truth lately: what reconcile has looked at, and what it had to repair. */
public class Drift {
    private static final int LONGEST_MINUTES = 60;

    private final DriftRuns runs;
    private final Clock clock;
    private final Answers answers;

    Drift(DriftRuns runs, Clock clock, Answers answers) {
        this.runs = runs;
        this.clock = clock;
        this.answers = answers;
    }

    @Funq("drift")
    public APIGatewayV2HTTPResponse drift(APIGatewayV2HTTPEvent event) {
        return answers.to("drift", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        request.caller(Actor.Role.SUPERVISOR);
        int minutes = request.number("minutes", 1, LONGEST_MINUTES, LONGEST_MINUTES);
        Instant now = clock.instant();
        return new Answers.Answer(200, report(now, minutes, runs.since(now.minus(Duration.ofMinutes(minutes)))));
    }

    private static ObjectNode report(Instant now, int minutes, List<DriftRuns.Run> runs) {
        ObjectNode report = Json.object()
                .put("now", Times.text(now))
                .put("minutes", minutes)
                .put("runs", runs.size())
                .put("looks", sum(runs, DriftRuns.Run::looks));
        report.putObject("repairs")
                .put("ended", sum(runs, DriftRuns.Run::ended))
                .put("connected", sum(runs, DriftRuns.Run::connected))
                .put("lapsed", sum(runs, DriftRuns.Run::lapsed));
        report.put("live", sum(runs, DriftRuns.Run::live))
                .put("unknown", sum(runs, DriftRuns.Run::unknown))
                .put("postponed", sum(runs, DriftRuns.Run::postponed))
                .put(
                        "oldestSeconds",
                        runs.stream()
                                .mapToLong(DriftRuns.Run::oldestSeconds)
                                .max()
                                .orElse(0));
        if (!runs.isEmpty()) {
            report.put("lastRun", Times.text(runs.get(runs.size() - 1).at()));
        }
        return report;
    }

    private static int sum(List<DriftRuns.Run> runs, ToIntFunction<DriftRuns.Run> figure) {
        return runs.stream().mapToInt(figure).sum();
    }
}
