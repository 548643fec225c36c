package lineclear.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The schemas of one document, in JSON Schema 2020-12; references resolve within the document. */
final class Schemas {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .typeLoose(false)
            .losslessNarrowing(true) // 120.0 is an integer, as JSON Schema has it
            .regularExpressionFactory(Schemas::ecma)
            .build();

    private final JsonNode document;
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    Schemas(JsonNode document) {
        this.document = document;
    }

    /** In JSON Schema's own dialect {@code $} is the very end; in Java's it may stand before a last line end. */
    private static RegularExpression ecma(String regex) {
        Pattern pattern = Pattern.compile(regex.replace("$", "\\z"));
        return value -> pattern.matcher(value).find();
    }

    /** What is wrong with {@code value}, each as a sentence that names the place; empty when it is valid. */
    List<String> violations(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(message -> message.getInstanceLocation() + ": " + message.getMessage())
                .toList();
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode rooted = schema.deepCopy();
        rooted.set("components", document.get("components"));
        return FACTORY.getSchema(rooted, STRICT);
    }

    JsonNode target(String reference) {
        JsonNode target = reference.startsWith("#")
                ? document.at(JsonPointer.compile(reference.substring(1)))
                : MissingNode.getInstance();
        if (target.isMissingNode()) {
            throw new AssertionError(reference + " leads nowhere");
        }
        return target;
    }

    /** What the meta-schema of JSON Schema 2020-12 has against a schema. */
    static List<String> violationsOfMetaSchema(JsonNode schema) {
        return FACTORY
                .getSchema(SchemaLocation.of(SpecVersion.VersionFlag.V202012.getId()), STRICT)
                .validate(schema)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
