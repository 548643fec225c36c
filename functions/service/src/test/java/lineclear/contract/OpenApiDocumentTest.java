package lineclear.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lineclear.agent.Because;
import lineclear.agent.Evidence;
import lineclear.function.ProblemType;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import lineclear.word.Switch;
import lineclear.word.Trigger;
import lineclear.word.Word;
import org.junit.jupiter.api.Test;

/** The document itself: whole, consistent, and in the same words as the rules. */
class OpenApiDocumentTest {
    private static final OpenApi API = OpenApi.load();
    private static final Set<String> ROLES = Set.of("agent", "supervisor", "client");

    @Test
    void isOpenApi31() {
        assertEquals("3.1.0", API.document().get("openapi").asText());
        assertFalse(API.document().at("/info/title").asText().isEmpty());
        assertFalse(API.document().at("/info/version").asText().isEmpty());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<JsonNode> references = API.document().findValues("$ref");
        assertFalse(references.isEmpty());
        references.forEach(reference -> API.schemas().target(reference.asText()));
    }

    @Test
    void everyComponentIsUsed() {
        Set<String> used = new HashSet<>();
        API.document().findValues("$ref").forEach(reference -> used.add(reference.asText()));
        API.document().get("components").properties().stream()
                .filter(section -> !section.getKey().equals("securitySchemes"))
                .forEach(section -> section.getValue().fieldNames().forEachRemaining(name -> {
                    String reference = "#/components/" + section.getKey() + "/" + name;
                    assertTrue(used.contains(reference), reference);
                }));
    }

    @Test
    void everySchemaIsOne() {
        List<JsonNode> schemas = new ArrayList<>(API.document().findValues("schema"));
        API.document().at("/components/schemas").forEach(schemas::add);
        assertTrue(schemas.size() > 50);
        schemas.forEach(schema -> assertEquals(List.of(), Schemas.violationsOfMetaSchema(schema), schema::toString));
    }

    @Test
    void everyExampleIsValid() {
        int examples = 0;
        for (JsonNode content : API.document().findValues("content")) {
            for (JsonNode media : content) {
                for (JsonNode example : media.path("examples")) {
                    JsonNode value = API.resolved(example).get("value");
                    assertEquals(List.of(), API.schemas().violations(media.get("schema"), value), value::toString);
                    examples++;
                }
            }
        }
        assertTrue(examples > 10);
    }

    @Test
    void everyOperationSaysWhoMayAskWhom() {
        Set<String> ids = new HashSet<>();
        API.operations().forEach((route, operation) -> {
            assertTrue(ids.add(operation.path("operationId").asText()), route + ": operationId is not its own");
            assertFalse(operation.path("x-function").asText().isEmpty(), route + ": no x-function");
            assertFalse(operation.path("summary").asText().isEmpty(), route + ": no summary");
            // No token, but the platform's signature, or a customer's own token, which the function proves; or a page,
            // on
            // which nothing stands yet.
            boolean open = route.startsWith("POST /webhooks/")
                    || route.startsWith("GET /desk")
                    || route.matches("[A-Z]+ /chat(/.*)?");
            assertEquals(open, operation.path("security").isEmpty(), route + ": open to everybody");
            for (JsonNode alternative : operation.get("security")) {
                assertEquals(1, alternative.get("token").size(), route);
                assertTrue(ROLES.contains(alternative.get("token").get(0).asText()), route);
            }
        });
    }

    @Test
    void everyPathParameterIsDescribed() {
        API.document().get("paths").properties().forEach(path -> {
            Set<String> described = new TreeSet<>();
            path.getValue().path("parameters").forEach(parameter -> {
                JsonNode one = API.resolved(parameter);
                if (one.get("in").asText().equals("path")) {
                    described.add(one.get("name").asText());
                }
            });
            Set<String> named = new TreeSet<>();
            Pattern.compile("\\{(\\w+)[+]?}")
                    .matcher(path.getKey())
                    .results()
                    .forEach(match -> named.add(match.group(1)));
            assertEquals(named, described, path.getKey());
        });
    }

    @Test
    void everyRefusalHasTheStatusOfItsCode() {
        API.operations().forEach((route, operation) -> operation
                .get("responses")
                .properties()
                .forEach(response -> codes(API.resolved(response.getValue())).forEach(code -> {
                    ProblemType known = Word.parse(ProblemType.class, code).orElseThrow();
                    assertEquals(Integer.toString(known.httpStatus()), response.getKey(), route + " " + code);
                })));
    }

    private static List<String> codes(JsonNode response) {
        JsonNode code = response.at("/content/application~1problem+json/schema/properties/code");
        return code.has("const")
                ? List.of(code.get("const").asText())
                : strings(code.path("enum")).toList();
    }

    @Test
    void itsWordsAreTheWordsOfTheRules() {
        assertWords(Channel.values(), "/components/schemas/Channel");
        assertWords(Kind.values(), "/components/schemas/Kind");
        assertWords(Choice.values(), "/components/schemas/Choice");
        assertWords(Status.values(), "/components/schemas/Status");
        assertWords(ProblemType.values(), "/components/schemas/Code");
        assertWords(Because.Code.values(), "/components/schemas/Because/properties/code");
        assertWords(Switch.values(), "/components/schemas/Because/properties/off/items");
        assertWords(Trigger.values(), "/components/schemas/Trigger");
        assertWords(Phase.values(), "/components/schemas/Session/properties/phase");
        assertWords(Evidence.Verdict.values(), "/components/schemas/Verification/properties/verdict");
        assertWords(
                Stream.of(Ending.values()).filter(Ending::reportable).toArray(Word[]::new),
                "/components/schemas/Release/properties/outcome");
    }

    private static void assertWords(Word[] words, String schema) {
        Set<String> described =
                new TreeSet<>(strings(API.document().at(schema).path("enum")).toList());
        Set<String> known = new TreeSet<>(Arrays.stream(words).map(Word::word).toList());
        assertEquals(known, described, schema);
    }

    private static Stream<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }
}
