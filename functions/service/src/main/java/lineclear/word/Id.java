package lineclear.word;

import java.util.Set;
import java.util.regex.Pattern;

/** What an agent, a session, a customer, a queue or a call may be called. */
public final class Id {
    public static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._~@:+-]{1,64}");

    /** Browsers and proxies take these out of a path: what is called so could not be reached. */
    private static final Set<String> PATH_STEPS = Set.of(".", "..");

    private Id() {}

    public static boolean is(String text) {
        return SYNTAX.matcher(text).matches() && !isPathStep(text);
    }

    public static boolean isPathStep(String text) {
        return PATH_STEPS.contains(text);
    }
}
