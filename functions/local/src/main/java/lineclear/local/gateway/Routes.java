package lineclear.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes of an OpenAPI document, in the order in which they are tried. */
public record Routes(List<Route> routes) {
    /** On the class path; the functions' library carries it. */
    public static final String DOCUMENT = "lineclear/openapi.yaml";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    record Match(Route route, Map<String, String> parameters) {}

    public Routes {
        routes = routes.stream()
                .sorted(Comparator.comparingInt(Route::parameterCount))
                .toList();
    }

    public static Routes read(InputStream openApi) {
        try (openApi) {
            JsonNode document = new YAMLMapper().readTree(openApi);
            List<Route> routes = new ArrayList<>();
            for (var path : document.path("paths").properties()) {
                for (var operation : path.getValue().properties()) {
                    if (METHODS.contains(operation.getKey())) {
                        routes.add(route(document, path.getKey(), operation.getKey(), operation.getValue()));
                    }
                }
            }
            return new Routes(routes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The route of a request; a HEAD is a GET whose body nobody wants.
     *
     * @param rawPath as it was sent, its percent signs in order
     */
    Optional<Match> match(String method, String rawPath) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        return withPath(rawPath)
                .filter(route -> route.method().equals(wanted))
                .findFirst()
                .map(route -> new Match(route, route.parameters(rawPath)));
    }

    /** The template that a path follows, whatever the method. */
    Optional<String> template(String rawPath) {
        return withPath(rawPath).map(Route::template).findFirst();
    }

    /** The methods that a path takes; empty when it is none of ours. */
    Set<String> methods(String rawPath) {
        Set<String> methods = withPath(rawPath).map(Route::method).collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private Stream<Route> withPath(String rawPath) {
        return routes.stream().filter(route -> route.hasPath(rawPath));
    }

    Set<String> functions() {
        Set<String> functions = new TreeSet<>();
        routes.forEach(route -> functions.add(route.function()));
        return functions;
    }

    private static Route route(JsonNode document, String template, String method, JsonNode operation) {
        String function = operation.path("x-function").asText(null);
        if (function == null) {
            throw new IllegalStateException(method + " " + template + " names no x-function");
        }
        return new Route(method.toUpperCase(), template, function, scopes(document, operation));
    }

    /** An operation without security of its own has the document's; an empty requirement lets everybody in. */
    private static List<Set<String>> scopes(JsonNode document, JsonNode operation) {
        List<Set<String>> anyOf = new ArrayList<>();
        for (JsonNode requirement : operation.has("security") ? operation.get("security") : document.path("security")) {
            if (requirement.isEmpty()) {
                return List.of();
            }
            Set<String> scopes = new TreeSet<>();
            requirement.forEach(scheme -> scheme.forEach(scope -> scopes.add(scope.asText())));
            anyOf.add(scopes);
        }
        return anyOf;
    }
}
