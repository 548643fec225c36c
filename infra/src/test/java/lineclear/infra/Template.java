package lineclear.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** A synthesised template, as CloudFormation would get it. Each is made once for all tests: that takes seconds. */
record Template(JsonNode json, List<String> findings) {
    private static final Map<String, Template> MADE = new TreeMap<>();

    /** What somebody gets who says no more than they must. */
    static Template ofProd() {
        return MADE.computeIfAbsent(
                "prod",
                none -> synthesise(Map.of("stage", "prod", "issuer", "https://id.example.com/", "audience", "desk")));
    }

    /** What somebody gets who says all there is to say. */
    static Template ofEverything() {
        return MADE.computeIfAbsent("everything", none -> {
            Map<String, String> context = new TreeMap<>();
            context.put("stage", "dev");
            context.put("artifact", "jvm");
            context.put("cognito", "true");
            context.put("domain", "lineclear.example.com");
            context.put(
                    "certificate",
                    "arn:aws:acm:eu-west-1:111122223333:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0");
            context.put("origins", "https://desk.example.com,http://localhost:8080");
            context.put("reconcileParallel", "4");
            context.put("platforms", "infra/src/test/resources/lineclear/infra/platforms.json");
            context.put("defaultPolicy", "puzzel");
            context.put("eventsKey", "secret:new-key secret:old-key");
            context.put("secretsKey", "arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0");
            context.put("alarmEmail", "desk@example.com");
            context.put("reservedConcurrency", "false");
            context.put("tracing", "true");
            return synthesise(context);
        });
    }

    static Path project() {
        return LineclearApp.project(Path.of("").toAbsolutePath());
    }

    /** As good as either artifact, as far as the template is concerned. */
    static Path functionZip() {
        Path zip = Path.of("target/test-function.zip").toAbsolutePath();
        try (ZipOutputStream file = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String entry : List.of("bootstrap", "META-INF/MANIFEST.MF")) {
                ZipEntry at = new ZipEntry(entry);
                at.setTime(0);
                file.putNextEntry(at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip;
    }

    private static Template synthesise(Map<String, String> told) {
        Map<String, String> context = new TreeMap<>(told);
        context.put("functionZip", functionZip().toString());
        Path output = Path.of("target", "synthesised", told.get("stage")).toAbsolutePath();
        CloudAssembly assembly = LineclearApp.synthesise(context, project(), output);
        try {
            Path file = output.resolve("lineclear-" + told.get("stage") + ".template.json");
            return new Template(new ObjectMapper().readTree(file.toFile()), LineclearApp.findings(assembly));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Logical id to properties. */
    Map<String, JsonNode> all(String type) {
        Map<String, JsonNode> resources = new LinkedHashMap<>();
        json.get("Resources").properties().stream()
                .filter(resource -> resource.getValue().get("Type").asText().equals(type))
                .forEach(resource ->
                        resources.put(resource.getKey(), resource.getValue().path("Properties")));
        return resources;
    }

    JsonNode only(String type) {
        return only(type, all(type));
    }

    private static JsonNode only(String type, Map<String, JsonNode> resources) {
        if (resources.size() != 1) {
            throw new AssertionError(type + ": not one but " + resources.keySet());
        }
        return resources.values().iterator().next();
    }

    /** Those of the HTTP API: the pages' sockets have an API of their own. */
    Map<String, JsonNode> ofHttpApi(String type) {
        Map<String, JsonNode> resources = all(type);
        resources.keySet().removeIf(id -> id.startsWith("Socket"));
        return resources;
    }

    JsonNode onlyOfHttpApi(String type) {
        return only(type, ofHttpApi(type));
    }

    /** Those of the WebSocket API. */
    Map<String, JsonNode> ofSocketApi(String type) {
        Map<String, JsonNode> resources = all(type);
        resources.keySet().removeIf(id -> !id.startsWith("Socket"));
        return resources;
    }

    JsonNode onlyOfSocketApi(String type) {
        return only(type, ofSocketApi(type));
    }

    /** What reads the table's stream. */
    JsonNode reader(String logicalId) {
        return all("AWS::Lambda::EventSourceMapping").get(logicalId);
    }

    JsonNode resource(String logicalId) {
        return json.get("Resources").get(logicalId);
    }

    /** Function name in Lineclear's words to the Lambda's properties. */
    Map<String, JsonNode> functions() {
        Map<String, JsonNode> functions = new TreeMap<>();
        all("AWS::Lambda::Function").forEach((id, function) -> {
            JsonNode export = function.at("/Environment/Variables/QUARKUS_FUNQY_EXPORT");
            if (!export.isMissingNode()) {
                functions.put(export.asText(), function);
            }
        });
        return functions;
    }

    /** The statements of the role that {@code function} runs as, {@code action on resource}; sorted. */
    List<String> rights(JsonNode function) {
        String role = function.at("/Role/Fn::GetAtt/0").asText();
        List<String> rights = new ArrayList<>();
        all("AWS::IAM::Policy").values().stream()
                .filter(policy -> policy.get("Roles").findValuesAsText("Ref").contains(role))
                .flatMap(policy -> stream(policy.at("/PolicyDocument/Statement")))
                .forEach(statement -> list(statement.get("Action")).forEach(action -> list(statement.get("Resource"))
                        .forEach(resource -> rights.add(text(action) + " on " + text(resource)))));
        rights.sort(null);
        return rights;
    }

    static List<JsonNode> list(JsonNode oneOrMore) {
        return oneOrMore.isArray() ? stream(oneOrMore).toList() : List.of(oneOrMore);
    }

    static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** A value with its references spelled out, and without the letters that the CDK appends to logical ids. */
    static String text(JsonNode value) {
        if (value.has("Fn::Join")) {
            String between = value.at("/Fn::Join/0").asText();
            return stream(value.at("/Fn::Join/1")).map(Template::text).collect(Collectors.joining(between));
        } else if (value.has("Fn::GetAtt")) {
            return "${" + plain(value.at("/Fn::GetAtt/0").asText()) + "."
                    + value.at("/Fn::GetAtt/1").asText() + "}";
        } else if (value.has("Ref")) {
            return "${" + plain(value.get("Ref").asText()) + "}";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    static String plain(String logicalId) {
        return logicalId.replaceFirst("[0-9A-F]{8}$", "");
    }
}
