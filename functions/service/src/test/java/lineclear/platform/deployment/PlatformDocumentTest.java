package lineclear.platform.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lineclear.platform.LookupPace;
import lineclear.platform.PhonePlatforms;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.settings.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformDocumentTest {
    private static final Environment SURROUNDINGS = new Environment(
            Map.of("KEY", "top-secret", "AWS_REGION", "eu-west-1")::get, Clock.systemUTC(), new BoundedHttp());

    @TempDir
    Path folder;

    private static PhonePlatforms read(String document) {
        return Deployment.read(document.replace('\'', '"'), SURROUNDINGS);
    }

    @Test
    void withoutADocumentThereAreNone() {
        assertEquals(Set.of(), read("{}").names());
        assertEquals(Set.of(), PhonePlatforms.NONE.names());
        assertEquals(Optional.empty(), PhonePlatforms.NONE.named("twilio"));
        assertEquals(Optional.empty(), PhonePlatforms.NONE.named(null));
    }

    @Test
    void aPlatformIsFoundByItsName() {
        PhonePlatforms platforms = read("{'kamailio': {'secrets': ['env:KEY']},"
                + " 'branch': {'type': 'kamailio', 'secrets': ['env:KEY', 'secret:old'], 'token': 'ssm:/k',"
                + " 'rpc': 'http://127.0.0.1:5062/RPC', 'longestCallSeconds': 7200}}");
        assertEquals(List.of("branch", "kamailio"), List.copyOf(platforms.names()));
        assertEquals("branch", platforms.named("branch").orElseThrow().name());
        assertFalse(platforms.toString().contains("top-secret"));
    }

    /**
     * Amazon Connect's Administrator Guide, "Amazon Connect service quotas": DescribeContact, 10 requests a second;
     * Vonage API Support, "How many calls can I create per second?": 15 GET requests a second. Twilio publishes no
     * rate.
     */
    @Test
    void whoIsAskedCallByCallIsAskedAsFastAsItsVendorSaysUnlessASettingSaysOtherwise() {
        String document = "{'kamailio': {'secrets': ['env:KEY']}, 'standard': {'secrets': ['secret:k']},"
                + " 'twilio': {'secrets': ['env:KEY']}, 'vonage': {'secrets': ['env:KEY']},"
                + " 'amazon-connect': {}, 'raised': {'type': 'amazon-connect', 'lookupsPerSecond': 100}}";
        Map<String, LookupPace> paces = new TreeMap<>();
        PhonePlatforms platforms = read(document);
        platforms
                .names()
                .forEach(name ->
                        paces.put(name, platforms.named(name).orElseThrow().pace()));
        assertEquals(
                Map.of(
                        "amazon-connect", LookupPace.oneByOne(10),
                        "kamailio", LookupPace.TOGETHER,
                        "raised", LookupPace.oneByOne(100),
                        "standard", LookupPace.oneByOneEachMinute(50),
                        "twilio", LookupPace.oneByOne(20),
                        "vonage", LookupPace.oneByOne(15)),
                paces);
    }

    @Test
    void whatIsStoredElsewhereIsNotLookedAtBeforeItIsNeeded() {
        assertEquals(
                Set.of("standard", "vonage"),
                read("{'standard': {'secrets': ['secret:k', 'ssm:/k']}, 'vonage': {'secrets': ['ssm:/k'],"
                                + " 'applicationId': 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab', 'privateKey': "
                                + "'secret:k'}}")
                        .names());
    }

    @Test
    void itMayStandInAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("p.json"), "{\"kamailio\": {\"secrets\": [\"env:KEY\"]}}");
        assertTrue(
                Deployment.read(file.toString(), SURROUNDINGS).named("kamailio").isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {                                                      | platforms is not JSON, see line 1
            {'kamailio': {}, 'kamailio': {}}                       | platforms is not JSON, see line 1
            {} top-secret                                          | platforms is not JSON, see line 1
            top-secret                                             | platforms is neither a JSON object nor a file
            {'Kamailio!': {}}                                      | platforms has a name that does not match
            {'amazon-connect': {'lookupsPerSecond': 0}}            | \
            platforms.amazon-connect.lookupsPerSecond must be a whole number from 1
            {'kamailio': 7}                                        | platforms.kamailio must be a JSON object
            {'avaya': {}}                                          | platforms.avaya needs "type": one of
            {'kamailio': {'type': 'avaya'}}                        | platforms.kamailio.type must be one of
            {'kamailio': {'type': 7}}                              | platforms.kamailio.type must be one of
            {'kamailio': {}}                                       | platforms.kamailio.secrets is missing
            {'kamailio': {'secrets': 'top-secret'}}                | platforms.kamailio.secrets must be a list of 1 to 8
            {'kamailio': {'secrets': []}}                          | platforms.kamailio.secrets must be a list of 1 to 8
            {'kamailio': {'secrets': ['top-secret']}}              | \
            platforms.kamailio.secrets[0] must be a reference: env:NAME
            {'kamailio': {'secrets': ['env:KEY', 7]}}              | platforms.kamailio.secrets[1] must be a reference
            {'kamailio': {'secrets': ['env:NONE']}}                | \
            platforms.kamailio.secrets[0] refers to the environment variable NONE, which is not set
            {'kamailio': {'secrets': ['env:KEY'], 'keys': 1}}      | \
            platforms.kamailio.keys is no setting of this platform; it has secrets, rpc, token, longestCallSeconds
            {'kamailio': {'secrets': ['env:KEY'], 'rpc': 'x'}}     | platforms.kamailio.rpc must be an https:// address
            {'kamailio': {'secrets': ['env:KEY'], 'rpc': 'http://pbx/RPC'}}              | \
            platforms.kamailio.rpc must be an https:// address
            {'kamailio': {'secrets': ['env:KEY'], 'rpc': 'https://u:top-secret@pbx/'}}   | \
            platforms.kamailio.rpc must be an https:// address
            {'kamailio': {'secrets': ['env:KEY'], 'rpc': 'file:///etc/passwd'}}          | \
            platforms.kamailio.rpc must be an https:// address
            {'kamailio': {'secrets': ['env:KEY'], 'token': 'top-secret'}}                | \
            platforms.kamailio.token must be a reference
            {'standard': {'secrets': ['secret:k'], 'calls': 'https://x/calls'}}           | \
            platforms.standard.calls must have {callId} in its path or query
            {'standard': {'secrets': ['secret:k'], 'calls': 'https://{callId}.x/calls'}}  | \
            platforms.standard.calls must have {callId} in its path or query
            {'standard': {'secrets': ['secret:k'], 'calls': 'https://{callId}@x/calls'}}  | \
            platforms.standard.calls must have {callId} in its path or query
            {'standard': {'secrets': ['secret:k'], 'calls': 'http://x/calls/{callId}'}}   | \
            platforms.standard.calls must have {callId} in its path or query
            {'twilio': {'secrets': ['env:KEY'], 'accountSid': 'top-secret'}}             | \
            platforms.twilio.accountSid must match AC
            {'twilio': {'secrets': ['env:KEY'], 'ownNumbers': {'+1': 'vip'}}}            | \
            platforms.twilio.ownNumbers must say support, test or direct
            {'twilio': {'secrets': ['env:KEY'], 'ownNumbers': {'+1': 'standard'}}}       | \
            platforms.twilio.ownNumbers must say support, test or direct
            {'twilio': {'secrets': ['env:KEY'], 'ownNumbers': '+1'}}                     | \
            platforms.twilio.ownNumbers must be a JSON object
            {'vonage': {'secrets': ['env:KEY'], 'apiKey': 'top-secret'}}                 | \
            platforms.vonage.apiKey must match
            {'vonage': {'secrets': ['env:KEY'], 'applicationId': 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab'}} | \
            platforms.vonage.privateKey is missing
            {'amazon-connect': {'secrets': ['env:KEY']}}                                 | \
            platforms.amazon-connect.secrets is no setting of this platform
            {'amazon-connect': {'instanceId': '*'}}                                      | \
            platforms.amazon-connect.instanceId must match
            {'amazon-connect': {'region': 'Ireland'}}                                    | \
            platforms.amazon-connect.region must match
            {'kamailio': {'secrets': ['env:KEY'], 'longestCallSeconds': -1}}             | \
            platforms.kamailio.longestCallSeconds must be a whole number
            {'kamailio': {'secrets': ['literal: ']}}                                     | \
            platforms.kamailio.secrets[0] must have a secret after literal:
            {'kamailio': {'secrets': ['env:KEY'], 'token': 'literal:top-secret or so'}}  | \
            platforms.kamailio.token refers to a secret that does not fit: it must be a token without spaces
            {'standard': {'secrets': ['secret:k'], 'calls': 'https://x/{callId}', 'token': 'literal:top-secrét'}} | \
            platforms.standard.token refers to a secret that does not fit
            {'standard': {'secrets': ['env:KEY']}}                                       | \
            platforms.standard.secrets[0] refers to a secret that does not fit: it must be whsec_ and a key
            {'standard': {'secrets': ['secret:k', 'literal:whsec_top-secret']}}          | \
            platforms.standard.secrets[1] refers to a secret that does not fit
            {'standard': {'secrets': ['literal:whsec_']}}                                | \
            platforms.standard.secrets[0] refers to a secret that does not fit
            {'standard': {'secrets': ['literal:whpk_AAAA']}}                             | \
            platforms.standard.secrets[0] refers to a secret that does not fit
            {'vonage': {'secrets': ['env:KEY'], 'privateKey': 'env:KEY'}}                | \
            platforms.vonage.privateKey refers to a secret that does not fit: it must be an RSA private key in PKCS#8
            """)
    void whatIsWrongIsSaidByItsKeyAndNeverQuoted(String document, String sentence) {
        String message = assertThrows(IllegalArgumentException.class, () -> read(document))
                .getMessage();
        assertTrue(message.startsWith(sentence), message);
        assertFalse(message.contains("top-secret"), message);
    }
}
