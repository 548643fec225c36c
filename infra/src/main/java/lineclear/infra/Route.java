package lineclear.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A route of the OpenAPI document.
 *
 * @param id the document's operationId
 * @param scopes any one of which lets a token in; none for routes without a token
 */
record Route(String id, String method, String path, String function, Set<String> scopes) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    static List<Route> all() {
        JsonNode document = document();
        List<Route> routes = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .map(operation -> of(document, path.getKey(), operation.getKey(), operation.getValue()))
                .forEach(routes::add));
        return routes;
    }

    private static JsonNode document() {
        try (InputStream file = Route.class.getResourceAsStream("/lineclear/openapi.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Route of(JsonNode document, String path, String method, JsonNode operation) {
        String key = method.toUpperCase(Locale.ROOT) + " " + path;
        JsonNode security = operation.has("security") ? operation.get("security") : document.get("security");
        if (!operation.has("x-function") || !operation.has("operationId") || security == null) {
            throw new IllegalStateException(key + " needs operationId, x-function and security in openapi.yaml");
        }
        Set<String> scopes = new TreeSet<>();
        for (JsonNode alternative : security) {
            // API Gateway lets a token in with any one of a route's scopes: it cannot ask for two at once.
            if (alternative.path("token").size() != 1) {
                throw new IllegalStateException(
                        key + ": each alternative of its security must be one scope of a token");
            }
            scopes.add(alternative.get("token").get(0).asText());
        }
        return new Route(
                operation.get("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.get("x-function").asText(),
                scopes);
    }

    String key() {
        return method + " " + path;
    }

    boolean needsToken() {
        return !scopes.isEmpty();
    }
}
