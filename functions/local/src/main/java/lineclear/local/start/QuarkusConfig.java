package lineclear.local.start;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Quarkus is told before it starts, and what it says when it does not take something. */
public final class QuarkusConfig {
    /** SmallRye Config's own messages; its words about a value stand behind the number. */
    private static final Pattern REFUSED = Pattern.compile("SRCFG\\d+: ([^\n]+)");

    private QuarkusConfig() {}

    /** Comes before everything else that Quarkus reads, and reaches it as it is. */
    public static void tell(Map<String, String> properties) {
        properties.forEach((name, value) -> System.setProperty(name, verbatim(value)));
    }

    /** A dollar sign would begin an expression: one in a secret, or in a folder's name, is meant. */
    static String verbatim(String value) {
        return value.replace("$", "\\$");
    }

    /** The sentence about the setting that kept Quarkus from starting; empty when it was something else. */
    public static Optional<String> refused(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> left = new ArrayDeque<>(Set.of(failure));
        while (!left.isEmpty()) {
            Throwable fault = left.pop();
            Matcher said = REFUSED.matcher(String.valueOf(fault.getMessage()));
            if (said.find()) {
                return Optional.of(said.group(1) + ".");
            }
            if (seen.add(fault)) {
                left.addAll(Arrays.asList(fault.getSuppressed()));
                Optional.ofNullable(fault.getCause()).ifPresent(left::add);
            }
        }
        return Optional.empty();
    }
}
