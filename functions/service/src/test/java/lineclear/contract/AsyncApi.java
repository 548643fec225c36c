package lineclear.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The AsyncAPI document as a judge of what goes up and down a socket. */
public final class AsyncApi {
    private static final String NEIGHBOUR = "openapi.yaml#";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final Schemas schemas;

    private AsyncApi(JsonNode document) {
        this.document = document;
        this.schemas = new Schemas(document);
    }

    /** With the schemas of the OpenAPI document beside its own: one place for both, as references go. */
    public static AsyncApi load() {
        try (InputStream file = AsyncApi.class.getResourceAsStream("/lineclear/asyncapi.yaml")) {
            String text = new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            ObjectNode document = (ObjectNode) new YAMLMapper().readTree(text.replace(NEIGHBOUR, "#"));
            ObjectNode own = (ObjectNode) document.at("/components/schemas");
            OpenApi.load()
                    .document()
                    .at("/components/schemas")
                    .properties()
                    .forEach(schema -> own.set(schema.getKey(), schema.getValue()));
            return new AsyncApi(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document() {
        return document;
    }

    Schemas schemas() {
        return schemas;
    }

    /** The types of frames that go this way: {@code hear} up, {@code tell} down. */
    public Set<String> types(String operation) {
        Set<String> types = new TreeSet<>();
        document.at("/operations/" + operation + "/messages").forEach(message -> {
            String reference = message.get("$ref").asText();
            types.add(reference.substring(reference.lastIndexOf('/') + 1));
        });
        return types;
    }

    /** The frame is one that the document describes for this way. */
    public JsonNode assertValid(String operation, String frame) {
        try {
            JsonNode said = JSON.readTree(frame);
            String type = said.path("type").asText();
            if (!types(operation).contains(type)) {
                throw new AssertionError(operation + " knows no frame of the type " + type + ": " + frame);
            }
            List<String> wrong = schemas.violations(document.at("/components/messages/" + type + "/payload"), said);
            if (!wrong.isEmpty()) {
                throw new AssertionError(type + ": " + wrong + "\n" + frame);
            }
            return said;
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + frame, e);
        }
    }
}
