package lineclear.local.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void withoutSettingsItIsAFolderHereOnPort8080() throws CannotStart {
        Settings settings = Settings.read(name -> null);
        assertEquals(new Place.Folder(Path.of(".lineclear")), settings.data());
        assertEquals(8080, settings.port());
        assertEquals("lineclear", settings.table());
        assertEquals(settings, Settings.read(name -> " \t"));
        assertEquals(settings, Settings.read(name -> ""));
    }

    @Test
    void quarkusIsToldExactlyWhatWasChecked() throws CannotStart {
        Map<String, String> padded = Map.of(
                "QUARKUS_HTTP_PORT", " 08081 ",
                "LINECLEAR_TABLE", "\tcalls ",
                "LINECLEAR_RECONCILE_EVERY", " 5M",
                "LINECLEAR_DEFAULT_POLICY", "puzzel\n",
                "LINECLEAR_LOG", " json ",
                "LINECLEAR_PUBLIC_URL", " https://calls.example.org/ ",
                "LINECLEAR_EVENTS_KEY", " env:A  literal:b ",
                "A", "one key");
        assertEquals(
                Map.of(
                        "quarkus.http.port", "8081",
                        "lineclear.table", "calls",
                        "lineclear.reconcile-every", "PT5M",
                        "lineclear.default-policy", "puzzel",
                        "lineclear.policies", "{}",
                        "lineclear.platforms", "{}",
                        "quarkus.log.console.json.enabled", "true",
                        "lineclear.public-url", "https://calls.example.org/",
                        "lineclear.events-key", "env:A  literal:b"),
                Settings.read(padded::get).properties());
    }

    @ParameterizedTest
    @CsvSource({
        "90,PT1M30S",
        "60s,PT1M",
        "1m30s,PT1M30S",
        "2h,PT2H",
        "1d,PT24H",
        "PT60S,PT1M",
        "p1d,PT24H",
        "1.5s,PT1.5S",
        "OFF,off",
        "disabled,off"
    })
    void anIntervalIsACountWithAUnitOrIso8601(String written, String told) throws CannotStart {
        assertEquals(told, Interval.parse(Setting.RECONCILE_EVERY, written));
    }

    @Test
    void aPropertyOfTheJvmComesBeforeTheEnvironmentAsInQuarkus() {
        var lookup = Setting.lookup(
                Map.of("QUARKUS_HTTP_PORT", "8081", "LINECLEAR_TABLE", "calls", "OTHER", "x"),
                Map.of("quarkus.http.port", "8082", "other", "y")::get);
        assertEquals("8082", lookup.apply("QUARKUS_HTTP_PORT"));
        assertEquals("calls", lookup.apply("LINECLEAR_TABLE"));
        assertEquals("x", lookup.apply("OTHER"));
        assertNull(lookup.apply("LINECLEAR_DATA"));
    }

    @Test
    void theHomeFolderIsMeantByATilde() throws CannotStart {
        String home = System.getProperty("user.home");
        assertEquals(new Place.Folder(Path.of(home, "calls")), Place.parse("~/calls"));
        assertEquals(new Place.Folder(Path.of(home)), Place.parse("~"));
        assertEquals(new Place.Folder(Path.of("calls~")), Place.parse("calls~"));
        String sentence =
                assertThrows(CannotStart.class, () -> Place.parse("~ada/calls")).getMessage();
        assertTrue(sentence.contains("in full"), sentence);
        String file = assertThrows(CannotStart.class, () -> Settings.read(Map.of("LINECLEAR_PLATFORMS", "~/none")::get))
                .getMessage();
        assertTrue(file.contains(home + "/none"), file);
    }

    @Test
    void dataIsAFolderOrMemoryOrAnEndpoint() throws CannotStart {
        assertEquals(new Place.Folder(Path.of("some/where")), Place.parse("some/where"));
        assertEquals(new Place.Memory(), Place.parse("memory"));
        assertEquals(new Place.Endpoint(URI.create("http://localhost:8000")), Place.parse("http://localhost:8000"));
        assertEquals(
                new Place.Endpoint(URI.create("https://dynamodb.eu-west-1.amazonaws.com")),
                Place.parse("https://dynamodb.eu-west-1.amazonaws.com"));
    }

    @Test
    void theRegionOfAnAwsEndpointIsReadFromItsName() {
        Connection aws = Connection.to(URI.create("https://dynamodb.eu-west-1.amazonaws.com"), name -> null);
        assertEquals("eu-west-1", aws.region());
        assertEquals("default", aws.properties().get("quarkus.dynamodb.aws.credentials.type"));
        Connection local = Connection.to(URI.create("http://127.0.0.1:8000"), name -> null);
        assertEquals("static", local.properties().get("quarkus.dynamodb.aws.credentials.type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://",
                "https:///x",
                "http:8000",
                "ftp://localhost",
                "http://a b",
                "jdbc://x",
                "localhost:8000",
                "http://localhost:99999",
                "127.0.0.1:8000",
                "https://user:hush@"
            })
    void aUrlThatNamesNoEndpointIsRefused(String url) {
        String sentence =
                assertThrows(CannotStart.class, () -> Place.parse(url)).getMessage();
        assertTrue(sentence.contains(url) && sentence.contains("LINECLEAR_DATA takes"), sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "QUARKUS_HTTP_PORT,http",
        "QUARKUS_HTTP_PORT,-1",
        "QUARKUS_HTTP_PORT,65536",
        "LINECLEAR_RECONCILE_EVERY,soon",
        "QUARKUS_HTTP_PORT,8080.0",
        "QUARKUS_HTTP_PORT,99999999999999999999",
        "QUARKUS_HTTP_PORT,80 80",
        "LINECLEAR_RECONCILE_EVERY,p",
        "LINECLEAR_RECONCILE_EVERY,PT",
        "LINECLEAR_RECONCILE_EVERY,pt-5s",
        "LINECLEAR_RECONCILE_EVERY,-60s",
        "LINECLEAR_RECONCILE_EVERY,0",
        "LINECLEAR_RECONCILE_EVERY,0.9s",
        "LINECLEAR_RECONCILE_EVERY,60 s",
        "LINECLEAR_RECONCILE_EVERY,25h",
        "LINECLEAR_RECONCILE_EVERY,P1Y",
        "LINECLEAR_RECONCILE_EVERY,{every}",
        "LINECLEAR_RECONCILE_EVERY,99999999999999999999",
        "LINECLEAR_RECONCILE_EVERY,9223372036854775807s",
        "LINECLEAR_RECONCILE_EVERY,99999999999999999999d",
        "LINECLEAR_TABLE,x",
        "LINECLEAR_TABLE,no spaces",
        "LINECLEAR_TABLE,arn:aws:dynamodb:x",
        "LINECLEAR_POLICIES,no-such-file.json",
        "LINECLEAR_PLATFORMS,/nope",
        "LINECLEAR_PLATFORMS,my platforms.json",
        "LINECLEAR_DEFAULT_POLICY,keem",
        "LINECLEAR_LOG,xml",
        "LINECLEAR_LOG,JSON"
    })
    void nonsenseIsRefusedByName(String name, String value) {
        String sentence = assertThrows(CannotStart.class, () -> Settings.read(Map.of(name, value)::get))
                .getMessage();
        assertTrue(sentence.contains(name) && sentence.contains(value), sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "env:", "env:NOPE", "env:BLANK", "ssm:", "secret:a b", "hush", "literal:a hush", "kms:x"})
    void aKeyThatCannotServeIsRefusedAndNotRepeated(String key) {
        String sentence = assertThrows(
                        CannotStart.class, () -> Settings.read(Map.of("LINECLEAR_EVENTS_KEY", key, "BLANK", " ")::get))
                .getMessage();
        assertTrue(sentence.startsWith("LINECLEAR_EVENTS_KEY ") && sentence.endsWith("."), sentence);
        assertFalse(sentence.contains("hush") || sentence.contains("abc"), sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nope",
                "javascript:alert(1)",
                "https://",
                "https:///x",
                "//calls.example.org",
                "ftp://calls.example.org",
                "https://ada:hush@calls.example.org",
                "https://calls.example.org/?x=1",
                "https://calls.example.org/#x",
                "https://calls example.org",
                "https://calls.example.org https://other.example.org"
            })
    void anAddressThatNoPlatformCouldReachIsRefused(String url) {
        String sentence = assertThrows(CannotStart.class, () -> Settings.read(Map.of("LINECLEAR_PUBLIC_URL", url)::get))
                .getMessage();
        assertTrue(sentence.startsWith("LINECLEAR_PUBLIC_URL must be the address"), sentence);
        assertFalse(sentence.contains("hush"), sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"kamailio\":{\"secrets\":[\"literal:hush\"]}", "[hush]", "kamailio: literal:hush", "hush='x'"})
    void whatMayHoldASecretIsNotTakenForAFilesName(String document) {
        String sentence = assertThrows(
                        CannotStart.class, () -> Settings.read(Map.of("LINECLEAR_PLATFORMS", document)::get))
                .getMessage();
        assertTrue(sentence.startsWith("LINECLEAR_PLATFORMS: platforms is neither"), sentence);
        assertFalse(sentence.contains("hush"), sentence);
    }

    @Test
    void aBlankRegionOrKeyOfAwsCountsAsNone() {
        Connection local = Connection.to(URI.create("http://127.0.0.1:8000"), name -> " ");
        assertEquals(new Connection(URI.create("http://127.0.0.1:8000"), "eu-central-1", true), local);
    }

    @Test
    void aPlatformsMistakeIsNamedByItsKeyAndQuotesNoSecret() {
        String document = "{\"kamailio\":{\"secrets\":[\"hush-hush\"]}}";
        String sentence = assertThrows(
                        CannotStart.class, () -> Settings.read(Map.of("LINECLEAR_PLATFORMS", document)::get))
                .getMessage();
        assertTrue(sentence.startsWith("LINECLEAR_PLATFORMS: platforms.kamailio.secrets"), sentence);
        assertFalse(sentence.contains("hush"), sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | policies is not JSON, see line 1, column 2",
                "{\"keen\":{\"holdSeconds\":0}} | policies.keen.holdSeconds must be a whole number from 1 to 600.",
                "{\"mine\":{}} | policies.mine needs \"extends\""
            })
    void aPolicysMistakeIsNamedByItsKey(String document, String told) {
        String sentence = assertThrows(
                        CannotStart.class, () -> Settings.read(Map.of("LINECLEAR_POLICIES", document)::get))
                .getMessage();
        assertTrue(sentence.startsWith("LINECLEAR_POLICIES: " + told), sentence);
        assertTrue(sentence.endsWith(".") && !sentence.endsWith(".."), sentence);
    }
}
