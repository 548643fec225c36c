package lineclear.local.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
        assertEquals(
                new Settings(new Place.Folder(Path.of(".lineclear")), 8080, "lineclear"), Settings.read(name -> null));
        assertEquals(Settings.read(name -> null), Settings.read(name -> " "));
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
    @ValueSource(strings = {"http://", "https:///x", "http:8000", "ftp://localhost", "http://a b", "jdbc://x"})
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
        "LINECLEAR_TABLE,x",
        "LINECLEAR_POLICIES,no-such-file.json",
        "LINECLEAR_TABLE,no spaces"
    })
    void nonsenseIsRefusedByName(String name, String value) {
        String sentence = assertThrows(CannotStart.class, () -> Settings.read(Map.of(name, value)::get))
                .getMessage();
        assertTrue(sentence.contains(name) && sentence.contains(value), sentence);
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
