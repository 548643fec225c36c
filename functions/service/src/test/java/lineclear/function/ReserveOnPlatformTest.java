package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.platform.PhonePlatforms;
import lineclear.platform.Samples;
import org.junit.jupiter.api.Test;

/** Who names a platform is given an address for its events: of one that nobody hears here, no. */
class ReserveOnPlatformTest {
    private static final PhonePlatforms TWO = new PhonePlatforms(List.of(
            Samples.platform("{'vonage': {'secrets': ['literal:s']}}"),
            Samples.platform("{'branch-office': {'type': 'kamailio', 'secrets': ['literal:s']}}")));

    private static Workbench.Answer reserve(PhonePlatforms platforms, String platform) {
        try (Workbench workbench = new Workbench(new Policies(Presets.policies(), "keen"), platforms)) {
            workbench.available("a-17");
            Workbench.Answer answer = workbench.post(
                    "reserve",
                    "a-17",
                    "client",
                    "{\"channel\":\"voice\",\"customer\":{\"id\":\"c-9\"},\"platform\":" + platform + "}");
            String left = workbench.show("a-17").body().get("status").asText();
            assertEquals(answer.status() == 201 ? "reserved" : "available", left);
            return answer;
        }
    }

    @Test
    void aPlatformThatIsNotSetUpIsRefusedWithTheNamesOfThoseThatAre() {
        Workbench.Answer refused = reserve(TWO, "\"kamailio\"");
        assertEquals("invalid-request", refused.code());
        assertEquals(
                "platform must be one that is set up here: branch-office, vonage.",
                refused.body().get("detail").asText());
    }

    @Test
    void whereNoneIsSetUpThatIsSaid() {
        Workbench.Answer refused = reserve(PhonePlatforms.NONE, "\"vonage\"");
        assertEquals("invalid-request", refused.code());
        assertEquals(
                "No phone platform is set up here: leave platform out.",
                refused.body().get("detail").asText());
    }

    @Test
    void oneThatIsSetUpGetsAnAddressAndNoneNeedsNone() {
        assertTrue(reserve(TWO, "\"branch-office\"")
                .body()
                .get("events")
                .asText()
                .startsWith("https://lines.example.com/webhooks/branch-office/a-17/"));
        assertTrue(reserve(TWO, "null").body().get("events").isNull());
        assertEquals(201, reserve(PhonePlatforms.NONE, "null").status());
    }
}
