package lineclear.dynamodb.checker;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Every name and value that is used is given, and the other way round; an empty map of them is none. */
final class Placeholders implements Rule {
    private static final Pattern FORM = Pattern.compile("[#:][A-Za-z0-9_]+");
    private static final int MOST_BYTES = 255;

    @Override
    public void check(Operation operation, Schema schema) {
        check(Page.NAMES, operation, Words.NAMES, "#", operation.names());
        check(Page.VALUES, operation, Words.VALUES, ":", operation.attributes(Words.VALUES));
    }

    private static void check(Page page, Operation operation, String member, String sign, Map<String, ?> given) {
        page.demands(!operation.has(member) || !given.isEmpty(), "%s is empty", member);
        Set<String> used = new LinkedHashSet<>();
        operation.expressions().forEach(words -> used.addAll(words.placeholders(sign)));
        for (String placeholder : given.keySet()) {
            boolean well =
                    placeholder.startsWith(sign) && FORM.matcher(placeholder).matches();
            page.demands(well, "%s is no name for a placeholder", placeholder);
            page.demands(used.contains(placeholder), "%s is given and not used", placeholder);
            Page.QUOTAS.demands(placeholder.length() <= MOST_BYTES, "%s is longer than 255 bytes", placeholder);
        }
        used.removeAll(given.keySet());
        page.demands(used.isEmpty(), "%s are used and not given", used);
    }
}
