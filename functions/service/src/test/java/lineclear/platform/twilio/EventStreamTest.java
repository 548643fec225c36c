package lineclear.platform.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.twilio.security.RequestValidator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineclear.platform.CallEvent;
import lineclear.platform.CallEvent.Step;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.PhonePlatform;
import lineclear.platform.Samples;
import lineclear.word.Channel;
import lineclear.word.Kind;
import org.junit.jupiter.api.Test;

/**
 * Deliveries of Event Streams: an array of CloudEvents ("Webhook Quickstart",
 * twilio.com/docs/events/webhook-quickstart), whose members are those of "Reservation"
 * (twilio.com/docs/events/event-types/taskrouter/reservation).
 */
class EventStreamTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String SINK = "https://lineclear.example/webhooks/twilio";
    private static final PhonePlatform PLATFORM =
            Samples.platform("{'twilio': {'secrets': ['literal:" + TOKEN + "']}}");

    private static String cloudEvent(String type, String data) {
        return ("{'specversion':'1.0','type':'" + type + "','source':'/v1/Workspaces/WS1','id':'EV1',"
                                + "'dataschema':'https://events-schemas.twilio.com/TaskRouter.WDSEvent/4',"
                                + "'datacontenttype':'application/json','time':'2026-11-22T05:00:01.000Z','data':")
                        .replace('\'', '"')
                + data
                + "}";
    }

    private static final String PAYLOAD =
            ("{'sid':'EV99998888777766665555444433332222','eventtype':'reservation.accepted',"
                            + "'account_sid':'AC0a1b2c3d4e5f60718293a4b5c6d7e8f9',"
                            + "'timestamp':'2026-11-22T05:00:00.120Z',"
                            + "'workspace_sid':'WS11112222333344445555666677778888','workspace_name':'Support',"
                            + "'task_sid':'WT0123456789abcdef0123456789abcdef','task_attributes':'{}','task_age':14,"
                            + "'task_priority':0,'task_assignment_status':'assigned','task_channel_unique_name':'chat',"
                            + "'reservation_sid':'WRaaaabbbbccccddddeeeeffff00001111',"
                            + "'worker_sid':'WK17171717171717171717171717171717','worker_name':'alice'}")
                    .replace('\'', '"');

    private static final String DATA = "{\"name\":\"ReservationAccepted\",\"level\":\"INFO\",\"group\":\"reservation\","
            + "\"product_name\":\"TaskRouter\","
            + "\"payload_type\":\"application/json\",\"payload\":" + PAYLOAD + "}";

    private static final CallEvent ACCEPTED = new CallEvent(
            "WRaaaabbbbccccddddeeeeffff00001111",
            Step.CONNECTED,
            null,
            null,
            "WK17171717171717171717171717171717",
            Channel.CHAT,
            Kind.STANDARD,
            Instant.parse("2026-11-22T05:00:00.120Z"),
            null);

    /**
     * Twilio's own library judges beside us: of what comes as JSON the address is signed, and in it the body's hash.
     */
    private static Heard hear(String body) {
        Delivery delivery = Posted.json(TOKEN, SINK, body);
        assertTrue(new RequestValidator(TOKEN)
                .validate(
                        delivery.url(),
                        Map.of(),
                        delivery.header("x-twilio-signature").orElseThrow()));
        return PLATFORM.hear(delivery, Instant.EPOCH);
    }

    @Test
    void anOfferSaysWhatItsCallbackSays() {
        String event = cloudEvent("com.twilio.taskrouter.reservation.accepted", DATA);
        assertEquals(Heard.Events.of(ACCEPTED), hear("[" + event + "]"));
        assertEquals(Heard.Events.of(ACCEPTED), hear(event), "one that comes without its array");
    }

    @Test
    void aPayloadMayStandAsTextAsTheQuickstartsDataDoes() {
        String text = "\"" + DATA.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        assertEquals(
                Heard.Events.of(ACCEPTED),
                hear("[" + cloudEvent("com.twilio.taskrouter.reservation.accepted", text) + "]"));
    }

    @Test
    void eachOfAnArrayCounts() {
        String body = "[" + cloudEvent("com.twilio.taskrouter.reservation.accepted", DATA) + ","
                + cloudEvent("com.twilio.taskrouter.task.updated", DATA) + ","
                + cloudEvent("com.twilio.voice.insights.call-summary.complete", "\"{}\"") + ","
                + cloudEvent("com.twilio.taskrouter.reservation.revived", DATA) + ","
                + cloudEvent("org.example.thing", "{}") + "]";
        assertEquals(
                new Heard.Events(List.of(ACCEPTED), List.of("reservation.revived", "org.example.thing")), hear(body));
        assertEquals(Heard.Events.NOTHING, hear("[]"));
    }

    @Test
    void whatIsNoCloudEventIsMalformed() {
        for (String body : List.of(
                "[{}, {}]",
                "[{\"specversion\":\"1.0\"}]",
                "[" + cloudEvent("com.twilio.taskrouter.reservation.accepted", "{}") + "]",
                "[" + cloudEvent("com.twilio.taskrouter.reservation.accepted", "\"no JSON\"") + "]",
                "[" + cloudEvent("com.twilio.taskrouter.reservation.accepted", "{\"payload\":{}}") + "]")) {
            assertInstanceOf(Heard.Malformed.class, hear(body), body);
        }
    }

    @Test
    void anArrayWhoseHashDoesNotFitIsNotRead() {
        Delivery right = Posted.json(TOKEN, SINK, "[]");
        Delivery other = new Delivery(right.url(), right.headers(), "[1]".getBytes());
        assertInstanceOf(Heard.BadSignature.class, PLATFORM.hear(other, Instant.EPOCH));
    }
}
