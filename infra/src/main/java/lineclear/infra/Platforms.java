package lineclear.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lineclear.platform.deployment.Deployment;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.settings.Environment;

/**
 * The document of the phone platforms, checked by the code that will read it: what is wrong is found here and not by
 * the first function that starts.
 */
record Platforms(ObjectNode document) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONNECT = "amazon-connect";

    static Platforms none() {
        return new Platforms(JSON.createObjectNode());
    }

    /** @param text the document's JSON */
    static Platforms of(String text) {
        try {
            // The region is the one of the deployment, which this template does not know.
            Deployment.read(
                    text,
                    new Environment(
                            name -> name.equals("AWS_REGION") ? "eu-west-1" : null,
                            Clock.systemUTC(),
                            new BoundedHttp()));
            Platforms platforms = new Platforms((ObjectNode) JSON.readTree(text));
            platforms.secrets();
            return platforms;
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            throw new WrongSetting("The file of the phone platforms (-c platforms=…): " + wrong.getMessage());
        }
    }

    boolean isEmpty() {
        return document.isEmpty();
    }

    String text() {
        return document.toString();
    }

    /** In alphabetical order. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        document.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Those of Amazon Connect alone: they have no secrets. */
    Platforms ofConnect() {
        ObjectNode some = JSON.createObjectNode();
        document.properties().stream()
                .filter(platform -> isConnect(platform.getKey(), platform.getValue()))
                .forEach(platform -> some.set(platform.getKey(), platform.getValue()));
        return new Platforms(some);
    }

    /** Whether contact events have somewhere to go: they are always of the platform of this name. */
    boolean hearConnect() {
        return document.has(CONNECT);
    }

    /** The one whose events come in, if the document says which. */
    Optional<String> connectInstance() {
        return Optional.ofNullable(document.path(CONNECT).path("instanceId").textValue());
    }

    /**
     * An instance of Amazon Connect that is asked about contacts; the region is null where it is the deployment's own.
     */
    record Instance(String id, String region) {}

    Set<Instance> connectInstances() {
        Set<Instance> instances = new LinkedHashSet<>();
        ofConnect().document().forEach(settings -> {
            if (settings.has("instanceId")) {
                instances.add(new Instance(
                        settings.get("instanceId").textValue(),
                        settings.path("region").textValue()));
            }
        });
        return instances;
    }

    Set<SecretReference> secrets() {
        Set<String> texts = new TreeSet<>();
        collect(document, texts);
        Set<SecretReference> references = new LinkedHashSet<>();
        texts.forEach(text -> references.add(SecretReference.of(text)));
        return references;
    }

    private static void collect(JsonNode node, Set<String> texts) {
        if (node.isTextual() && SecretReference.looksLikeOne(node.textValue())) {
            texts.add(node.textValue());
        }
        node.forEach(member -> collect(member, texts));
    }

    private static boolean isConnect(String name, JsonNode settings) {
        return settings.path("type").asText(name).equals(CONNECT);
    }
}
