package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import lineclear.metrics.Metric;
import lineclear.metrics.Metrics;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatform;
import lineclear.platform.PhonePlatforms;
import org.jboss.logging.Logger;

/** A signed delivery of a phone platform's events becomes facts. Nothing is parsed before the signature is proved. */
public class Webhook {
    private static final Logger LOG = Logger.getLogger("lineclear");

    private final PhonePlatforms platforms;
    private final EventUrls urls;
    private final Facts facts;
    private final Answers answers;
    private final Clock clock;
    private final Metrics metrics;

    Webhook(PhonePlatforms platforms, EventUrls urls, Facts facts, Answers answers, Clock clock, Metrics metrics) {
        this.platforms = platforms;
        this.urls = urls;
        this.facts = facts;
        this.answers = answers;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Funq("webhook")
    public APIGatewayV2HTTPResponse webhook(APIGatewayV2HTTPEvent event) {
        return answers.to("webhook", event, this::answer);
    }

    private Answers.Answer answer(Request request) {
        String name = request.inPath("platform");
        String sessionId = request.inPath("sessionId");
        if (sessionId != null
                && !urls.valid(name, request.agentId(), sessionId, request.query("until"), request.query("mac"))) {
            throw unproved(name, "The address of these events is not one that reserve gave out, or its day is over.");
        }
        if (sessionId != null) {
            Answers.aboutAgent(request.agentId());
            Answers.aboutSession(sessionId);
        }
        PhonePlatform platform = platforms.named(name).orElseThrow(() -> unproved(name, notSetUp(name)));
        byte[] body = request.raw();
        Heard heard = platform.hear(new Delivery(publicUrl(request), request.headers(), body), clock.instant());
        if (heard instanceof Heard.BadSignature bad) {
            throw unproved(name, bad.why());
        } else if (heard instanceof Heard.Malformed malformed) {
            throw Problem.invalid(malformed.why());
        }
        Heard.Events events = (Heard.Events) heard;
        Facts.Told told = sessionId == null
                ? facts.tell(platform, events)
                : facts.tell(platform, events, request.agentId(), sessionId);
        return new Answers.Answer(
                200,
                Json.object()
                        .put("events", events.events().size())
                        .put("changed", told.changed())
                        .put("known", told.known())
                        .put("strange", told.strange()),
                told.note());
    }

    /** What is answered for a platform of whose secrets nothing is known. */
    public static String notSetUp(String platform) {
        return "No phone platform " + platform + " is set up here.";
    }

    private String publicUrl(Request request) {
        return urls.publicUrl(request.rawPath(), request.rawQuery());
    }

    private Problem unproved(String platform, String why) {
        // Anybody may write any name into the path: a metric of its own for each would be theirs to multiply, a line
        // theirs to fill.
        boolean known = platforms.named(platform).isPresent();
        metrics.count(Metric.SIGNATURE_REFUSED, known ? platform : "unknown");
        if (known) {
            LOG.infof("webhook %s: %s", platform, why);
        }
        return Problem.of(ProblemType.UNAUTHORIZED, why);
    }
}
