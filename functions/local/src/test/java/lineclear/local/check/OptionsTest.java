package lineclear.local.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong before anything is asked is one sentence. */
class OptionsTest {
    private static String refusal(Map<String, String> environment, String... arguments) {
        return assertThrows(CannotCheck.class, () -> Check.of(List.of(arguments), environment::get))
                .getMessage();
    }

    @Test
    void everythingHasADefault() throws Exception {
        URI here = URI.create("http://localhost:8080");
        assertEquals(
                new Options(
                        "twilio",
                        here,
                        here,
                        Optional.empty(),
                        Optional.empty(),
                        24,
                        1,
                        new InjectedFaults(10, 30, 30, 200)),
                Options.parse(List.of("twilio")));
    }

    @Test
    void everythingCanBeTold() throws Exception {
        String line =
                "--seed 7 office --url https://l.example/ --webhooks https://w.example/v1 --events own --policy 8x8"
                        + " --sessions 5 --loss 0 --duplicates 100 --reorder 1 --delay 0";
        assertEquals(
                new Options(
                        "office",
                        URI.create("https://l.example"),
                        URI.create("https://w.example/v1"),
                        Optional.of(Path.of("own")),
                        Optional.of("8x8"),
                        5,
                        7,
                        new InjectedFaults(0, 100, 1, 0)),
                Options.parse(List.of(line.split(" "))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ''                                | It takes one platform: check <platform> [--url
            twilio vonage                     | It takes one platform: check <platform> [--url
            twilio --what 1                   | --what is no option, or stands without its value
            twilio --seed                     | --seed is no option, or stands without its value
            twilio --loss 101                 | --loss takes a whole number from 0 to 100.
            twilio --sessions 0               | --sessions takes a whole number from 1 to 1000.
            twilio --delay soon               | --delay takes a whole number from 0 to 10000.
            twilio --seed -1                  | --seed takes a whole number from 0 to 999999999.
            twilio --url http://example.com   | --url takes an https:// address without user and fragment; http://
            twilio --webhooks https://u:p@x   | --webhooks takes an https:// address without user and fragment; http://
            nonsense                          | \
            There is no platform nonsense: there are kamailio, standard, twilio, vonage, and
            twilio                            | LINECLEAR_PLATFORMS does not name twilio here
            amazon-connect                    | The events of amazon-connect come from EventBridge, never over HTTP
            """)
    void wrongOptionsAreNamed(String line, String sentence) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        String told = refusal(Map.of(), arguments);
        assertTrue(told.startsWith(sentence), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"twilio\":{}}", "{\"twilio\":{\"secrets\":[\"hunter2\"]}}", "nowhere.json"})
    void aBrokenDocumentIsNamedAndNotQuoted(String document) {
        String told = refusal(Map.of("LINECLEAR_PLATFORMS", document), "twilio");
        assertTrue(told.startsWith("LINECLEAR_PLATFORMS: platforms") && !told.contains("hunter2"), told);
    }

    @ParameterizedTest
    @CsvSource({
        "ssm:/a/b, 'Here, the secret ssm:/a/b cannot be read'",
        "literal:whpk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, With a public key nothing can be signed",
        "literal:whsec_!, LINECLEAR_PLATFORMS: platforms.standard.secrets[0] refers to a secret that does not fit"
    })
    void aSecretThatCannotSignIsSaid(String reference, String sentence) {
        String told = refusal(
                Map.of("LINECLEAR_PLATFORMS", "{\"standard\":{\"secrets\":[\"" + reference + "\"]}}"), "standard");
        assertTrue(told.startsWith(sentence), told);
    }

    @Test
    void eventsOfOnesOwnMustBeThoseOfAWholeCall() {
        Map<String, String> environment = Map.of("LINECLEAR_PLATFORMS", Platforms.document(Platforms.SECRETS));
        assertTrue(refusal(environment, "kamailio", "--events", "/nowhere").startsWith("The events cannot be read"));
        assertTrue(refusal(environment, "kamailio", "--events", "../../events/webhooks/standard")
                .startsWith("The event 1-ringing is none of kamailio: event is missing"));
        assertTrue(refusal(environment, "twilio", "--events", "../../events/webhooks/vonage")
                .startsWith("Among the events there is no whole call"));
    }

    @Test
    void aServiceThatIsNotThereIsSaid() {
        Map<String, String> environment = Map.of("LINECLEAR_PLATFORMS", Platforms.document(Platforms.SECRETS));
        assertEquals(
                "No service answers at http://localhost:1 (nobody listens there): start it, or name its address with"
                        + " --url.",
                refusal(environment, "kamailio", "--url", "http://localhost:1"));
    }
}
