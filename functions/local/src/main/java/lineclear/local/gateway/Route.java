package lineclear.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One operation of the OpenAPI document.
 *
 * @param anyOf scope sets, of which a token must cover one; empty when the operation takes no token
 */
record Route(String method, String template, String function, List<Set<String>> anyOf) {
    String key() {
        return method + " " + template;
    }

    boolean needsToken() {
        return !anyOf.isEmpty();
    }

    boolean admits(Set<String> scopes) {
        return anyOf.stream().anyMatch(scopes::containsAll);
    }

    /** Whether the path, as it was sent, is one of this route. */
    boolean hasPath(String rawPath) {
        String[] wanted = template.split("/", -1);
        String[] sent = parts(rawPath, wanted.length);
        return wanted.length == sent.length
                && IntStream.range(0, sent.length)
                        .allMatch(i -> isParameter(wanted[i])
                                ? isGreedy(wanted[i]) || !sent[i].isEmpty()
                                : wanted[i].equals(sent[i]));
    }

    /**
     * The decoded path parameters.
     *
     * @param rawPath one of this route, as it was sent, its percent signs in order
     */
    Map<String, String> parameters(String rawPath) {
        String[] wanted = template.split("/", -1);
        String[] sent = parts(rawPath, wanted.length);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (isParameter(wanted[i])) {
                parameters.put(wanted[i].replaceAll("[{}+]", ""), decoded(sent[i]));
            }
        }
        return parameters;
    }

    /** What a greedy parameter takes is one part, with all its slashes. */
    private String[] parts(String rawPath, int wanted) {
        return rawPath.split("/", template.endsWith("+}") ? wanted : -1);
    }

    private static boolean isGreedy(String segment) {
        return segment.endsWith("+}");
    }

    /** So many parameters come after so many literals: the more literal template goes first. */
    int parameterCount() {
        return (int) template.chars().filter(c -> c == '{').count();
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    /** URLDecoder is made for forms, where a plus is a space; in a path it is a plus. */
    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
