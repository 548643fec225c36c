package lineclear.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples themselves: each with its outcome, and in the shape that AWS delivers. */
class EventsTest {
    private static final OpenApi API = OpenApi.load();

    @Test
    void everyFileHasItsOutcome() throws Exception {
        Path folder = Path.of(EventsTest.class.getResource("/events").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .filter(name -> !name.equals("outcomes"))
                    .collect(Collectors.toSet());
            assertEquals(Sample.all().stream().map(Sample::name).collect(Collectors.toSet()), names);
        }
    }

    @Test
    void whatIsGivenIsAccepted() {
        Sample.all().stream().flatMap(sample -> sample.given().stream()).forEach(given -> {
            int status = given.outcome().path("status").asInt();
            assertTrue(status == 200 || status == 201, given.name());
        });
    }

    static List<Sample> http() {
        return Sample.all().stream().filter(Sample::isHttp).toList();
    }

    @ParameterizedTest
    @MethodSource("http")
    void isARequestThatTheGatewayLetsThrough(Sample sample) {
        JsonNode operation = API.operations().get(sample.routeKey());
        assertEquals(sample.function(), API.function(sample.routeKey()));
        if (operation.get("security").isEmpty()) {
            assertEquals("", sample.scope(), "phone platforms and pages have no token");
            return;
        }
        Set<String> scopes = new TreeSet<>();
        operation.get("security").forEach(one -> Sample.strings(one.get("token"))
                .forEach(scopes::add));
        assertTrue(scopes.contains(sample.scope()), sample.scope() + " is not among " + scopes);
        boolean wrong = "invalid-request".equals(sample.outcome().path("code").asText());
        if (wrong && sample.body() != null) {
            assertThrows(AssertionError.class, () -> API.assertValidRequest(sample.routeKey(), sample.body()));
        } else {
            API.assertValidRequest(sample.routeKey(), sample.body());
        }
    }

    @ParameterizedTest
    @MethodSource("http")
    void saysTheSameThingInAllItsPlaces(Sample sample) {
        JsonNode event = sample.event();
        JsonNode context = event.get("requestContext");
        String path = event.get("rawPath").asText();
        String template = sample.routeKey().split(" ", 2)[1];
        assertEquals("2.0", event.get("version").asText());
        assertEquals(sample.routeKey(), context.get("routeKey").asText());
        assertEquals(
                sample.routeKey().split(" ", 2)[0], context.at("/http/method").asText());
        assertEquals(path, context.at("/http/path").asText());
        String filled = template;
        for (var parameter : event.path("pathParameters").properties()) {
            filled = filled.replaceAll(
                    "\\{" + parameter.getKey() + "[+]?}", parameter.getValue().asText());
        }
        assertEquals(path, filled);
        if (!sample.scope().isEmpty()) {
            assertEquals(
                    List.of(sample.scope()),
                    Sample.strings(context.at("/authorizer/jwt/scopes")).toList());
        }
        if (sample.body() != null) {
            assertEquals(
                    event.at("/headers/content-length").asInt(), sample.body().length());
        }
    }
}
