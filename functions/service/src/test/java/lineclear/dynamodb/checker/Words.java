package lineclear.dynamodb.checker;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression, word by word. It is not parsed: whether it is well formed, every engine checks.
 *
 * @param kind the member of the request that it stands in
 */
record Words(String kind, String text, List<String> all) {
    static final String UPDATE = "UpdateExpression";
    static final String PROJECTION = "ProjectionExpression";
    static final String FILTER = "FilterExpression";
    static final String NAMES = "ExpressionAttributeNames";
    static final String VALUES = "ExpressionAttributeValues";
    static final List<String> KINDS =
            List.of(UPDATE, "ConditionExpression", FILTER, "KeyConditionExpression", PROJECTION);

    static final Set<String> CLAUSES = Set.of("SET", "REMOVE", "ADD", "DELETE");
    private static final Set<String> CONNECTIVES = Set.of("AND", "OR", "NOT", "BETWEEN", "IN");
    private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Pattern WORD = Pattern.compile("[#:]?[A-Za-z0-9_]+|<=|>=|<>|\\S");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    static Words of(String kind, String text) {
        List<String> all = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            all.add(matcher.group());
        }
        return new Words(kind, text, all);
    }

    /** The placeholders in it that begin with this sign: # for names, : for values. */
    Set<String> placeholders(String sign) {
        Set<String> placeholders = new LinkedHashSet<>(all);
        placeholders.removeIf(word -> !word.startsWith(sign));
        return placeholders;
    }

    /** The attributes that it names without a placeholder. */
    List<String> bareNames() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (NAME.matcher(all.get(i)).matches() && !isKeyword(i) && !isFunction(i)) {
                names.add(all.get(i));
            }
        }
        return names;
    }

    /** How many operators and functions there are. The equals sign of an assignment is none. */
    int operators() {
        int operators = 0;
        for (int i = 0; i < all.size(); i++) {
            String word = all.get(i);
            boolean operator = isUpdate() ? word.equals("+") || word.equals("-") : isConnective(i) || compares(word);
            operators += operator || isFunction(i) ? 1 : 0;
        }
        return operators;
    }

    boolean isUpdate() {
        return kind.equals(UPDATE);
    }

    boolean isClause(int index) {
        return isUpdate() && CLAUSES.contains(upper(index));
    }

    private static boolean compares(String word) {
        return COMPARATORS.contains(word);
    }

    private boolean isKeyword(int index) {
        return isClause(index) || isConnective(index);
    }

    private boolean isConnective(int index) {
        return !isUpdate() && !kind.equals(PROJECTION) && CONNECTIVES.contains(upper(index));
    }

    private boolean isFunction(int index) {
        return index + 1 < all.size()
                && all.get(index + 1).equals("(")
                && NAME.matcher(all.get(index)).matches()
                && !isKeyword(index);
    }

    private String upper(int index) {
        return all.get(index).toUpperCase(Locale.ROOT);
    }
}
