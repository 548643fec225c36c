package lineclear.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.util.Map;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatform;
import lineclear.platform.PhonePlatforms;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** An Amazon Connect contact event, from EventBridge: who may send it is IAM's business. */
public class ContactEvent {
    private static final Logger LOG = Logger.getLogger("lineclear");
    private static final String PLATFORM = "amazon-connect";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PhonePlatforms platforms;
    private final Facts facts;
    private final Clock clock;

    ContactEvent(PhonePlatforms platforms, Facts facts, Clock clock) {
        this.platforms = platforms;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * What became of an event.
     *
     * @param changed it was news
     * @param known the record said so already
     * @param strange it is of nobody we know
     */
    public record Report(int changed, int known, int strange) {}

    /** @throws IllegalArgumentException when it is no contact event; EventBridge then keeps it for a closer look */
    @Funq("contact-event")
    public Report contactEvent(Map<String, Object> event) {
        PhonePlatform platform = platforms
                .named(PLATFORM)
                .orElseThrow(() -> new IllegalArgumentException(
                        "contact-event: " + PLATFORM + " is not among the phone platforms of this deployment"));
        Heard heard = platform.hear(new Delivery("", Map.of(), bytes(event)), clock.instant());
        if (!(heard instanceof Heard.Events events)) {
            String why = heard instanceof Heard.Malformed malformed ? malformed.why() : heard.toString();
            throw new IllegalArgumentException("contact-event: " + why);
        }
        try {
            Facts.Told told = facts.tell(platform, events);
            LOG.infof("contact-event: %s", told.note());
            return new Report(told.changed(), told.known(), told.strange());
        } finally {
            MDC.clear(); // the next event is another agent's
        }
    }

    private static byte[] bytes(Map<String, Object> event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("contact-event: not JSON", e);
        }
    }
}
