package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineclear.platform.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Legs of calls, by their status callbacks ("TwiML Voice: Client" and "TwiML Voice: Number", Status Callback HTTP
 * Parameters): those that TaskRouter dials for an offer, and those that an agent's browser dials.
 */
class TwilioLegsTest {
    private static final String WORKER = "WK17171717171717171717171717171717";
    private static final String CUSTOMERS = "CAfeedc0de0000000000000000000000a1";
    private static final String PARENT = "CAfeedc0de0000000000000000000000b2";
    private static final Offer OFFER = Offer.ofCall("WR00000000000000000000000000000001", WORKER, CUSTOMERS);

    private final TwilioBench bench = new TwilioBench("keen");

    @BeforeEach
    void available() {
        bench.agent("a-17", WORKER, "client:alice", "+15550100017");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** @param more fields that only some legs have */
    private String leg(String callSid, String direction, String to, String status, Map<String, String> more) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CallSid", callSid);
        fields.put("AccountSid", TwilioBench.ACCOUNT);
        fields.put("From", "+15550199000");
        fields.put("To", to);
        fields.put("Caller", "+15550199000");
        fields.put("Called", to);
        fields.put("Direction", direction);
        fields.put("ApiVersion", "2010-04-01");
        fields.put("CallStatus", status);
        fields.put("CallbackSource", "call-progress-events");
        fields.put(
                "SequenceNumber",
                Integer.toString(List.of("initiated", "ringing", "in-progress", "completed")
                        .indexOf(status)));
        fields.put(
                "Timestamp",
                DateTimeFormatter.RFC_1123_DATE_TIME
                        .format(bench.workbench
                                .clock
                                .instant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .atOffset(ZoneOffset.UTC))
                        .replace("GMT", "+0000"));
        fields.putAll(more);
        return Offer.form(fields);
    }

    private String workersLeg(String status) {
        return leg("CAfeedc0de0000000000000000000000c3", "outbound-api", "client:alice", status, Map.of());
    }

    private void tell(String event) {
        bench.form(OFFER.event(event, bench.workbench.clock.instant()));
    }

    /** Of the sessions, each with a name or {@code nobody}. */
    private List<String> customers() {
        return bench.view("a-17").get("sessions").findValues("customer").stream()
                .map(customer -> customer.path("id").asText("nobody"))
                .sorted()
                .toList();
    }

    /** "TaskRouter sends taskCallSid as parameter with sid of the call that created the Task". */
    @Test
    void theLegThatADequeueDialsSaysNothingThatTheOfferDoesNot() {
        bench.reserve("a-17", OFFER.reservation());
        tell("created");
        for (String status : List.of("initiated", "ringing", "in-progress")) {
            String leg = leg("CA1", "outbound-api", "client:alice", status, Map.of("taskCallSid", CUSTOMERS));
            assertEquals(0, bench.form(leg).body().get("events").asInt());
        }
        assertEquals("ringing", bench.status("a-17"));
        tell("accepted");
        assertEquals(List.of("c-9"), customers());
        bench.form(leg("CA1", "outbound-api", "client:alice", "completed", Map.of("taskCallSid", CUSTOMERS)));
        assertEquals("connected", bench.status("a-17"), "the offer is not over");
        tell("completed");
        assertEquals("available", bench.status("a-17"));
    }

    /** A conference instruction's leg does not say what it is for. */
    @Test
    void anotherLegToTheWorkerIsNoSecondCustomerAndNoEnd() {
        bench.reserve("a-17", OFFER.reservation());
        tell("created");
        bench.form(workersLeg("ringing"));
        bench.form(workersLeg("in-progress"));
        tell("accepted");
        assertEquals(List.of("c-9", "nobody"), customers());
        bench.form(workersLeg("completed"));
        assertEquals(List.of("c-9"), customers());
        assertEquals("connected", bench.status("a-17"));
        tell("wrapup");
        tell("completed");
        assertEquals("available", bench.status("a-17"));
    }

    @Test
    void anOfferThatIsOverBeforeItsLegLeavesNobodyFreeWhileTheyTalk() {
        tell("created");
        tell("accepted");
        bench.form(workersLeg("in-progress"));
        tell("completed");
        assertEquals("busy", bench.status("a-17"));
        bench.form(workersLeg("completed"));
        assertEquals("available", bench.status("a-17"));
    }

    private URI addressOfItsOwn() {
        JsonNode reserved = bench.reserve("a-17", OFFER.reservation()).body();
        return URI.create(reserved.get("events").asText());
    }

    @Test
    void atTheSessionsOwnAddressAnOfferThatWasAcceptedFirstIsItsCall() {
        URI address = addressOfItsOwn();
        tell("created");
        bench.form(address, workersLeg("ringing"));
        tell("accepted");
        bench.form(address, workersLeg("in-progress"));
        bench.form(address, workersLeg("completed"));
        assertEquals("connected", bench.status("a-17"), "the offer is not over");
        assertEquals(List.of("c-9"), customers());
        tell("completed");
        assertEquals("available", bench.status("a-17"));
    }

    @Test
    void atTheSessionsOwnAddressALegEndsNothingBeforeTheOfferDoes() {
        URI address = addressOfItsOwn();
        bench.form(address, workersLeg("ringing"));
        tell("created");
        bench.form(address, workersLeg("in-progress"));
        tell("accepted");
        assertEquals("connected", bench.status("a-17"));
        assertEquals(List.of("c-9"), customers());
        bench.form(address, workersLeg("completed"));
        assertEquals("connected", bench.status("a-17"), "the offer, after which the session is named, is not over");
        tell("wrapup");
        tell("completed");
        assertEquals("available", bench.status("a-17"));
    }

    private String dialled(String to, String status) {
        return leg("CAfeedc0de0000000000000000000000b3", "outbound-dial", to, status, Map.of("ParentCallSid", PARENT));
    }

    /** "Call resource": the call that a browser places is an inbound one from its client. */
    private void theParentIsFrom(String from) {
        bench.twilio.answers((asked, exchange) -> Loopback.send(
                exchange,
                asked.uri().endsWith("/Calls/" + PARENT + ".json") ? 200 : 500,
                "{\"sid\":\"" + PARENT + "\",\"from\":\"" + from + "\",\"to\":\"\",\"direction\":\"inbound\","
                        + "\"status\":\"in-progress\",\"parent_call_sid\":null}"));
    }

    @Test
    void whoDialsFromTheirBrowserIsBusyUntilThatCallIsOver() {
        theParentIsFrom("client:alice");
        bench.form(dialled("+15550100099", "ringing"));
        assertEquals("ringing", bench.status("a-17"));
        bench.form(dialled("+15550100099", "in-progress"));
        assertEquals("busy", bench.status("a-17"));
        assertEquals("agent-busy", bench.reserve("a-17", "s-1").code());
        bench.form(dialled("+15550100099", "completed"));
        assertEquals("available", bench.status("a-17"));
    }

    @Test
    void whoDialsANumberOfOurOwnIsInACallOfThatKind() {
        theParentIsFrom("client:alice");
        bench.form(dialled("+15550199001", "in-progress"));
        assertEquals("support", bench.view("a-17").at("/sessions/0/kind").asText());
    }

    @Test
    void aLegToAnAgentNeedsNoQuestion() {
        bench.form(dialled("+15550100017", "in-progress"));
        assertEquals("busy", bench.status("a-17"));
        assertTrue(bench.twilio.asked().isEmpty());
    }

    @Test
    void whereTwilioDoesNotSayWhoDialledItIsNobodysEvent() {
        for (String from : List.of("client:somebody", "")) {
            theParentIsFrom(from);
            assertEquals(
                    1,
                    bench.form(dialled("+15550100099", "in-progress"))
                            .body()
                            .get("strange")
                            .asInt());
        }
        bench.twilio.answers(Loopback.breaksOff());
        assertEquals(200, bench.form(dialled("+15550100099", "in-progress")).status());
        assertEquals("available", bench.status("a-17"));
    }
}
