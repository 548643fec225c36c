package lineclear.dynamodb.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One action of an update expression.
 *
 * @param clause SET, REMOVE, ADD or DELETE
 * @param value the words behind the path
 */
record Action(String clause, Path path, List<String> value) {

    static List<Action> of(Operation operation) {
        List<Action> actions = new ArrayList<>();
        operation.expressions().stream()
                .filter(Words::isUpdate)
                .forEach(update -> read(update, operation.names(), actions));
        return actions;
    }

    private static void read(Words update, Map<String, String> names, List<Action> into) {
        String clause = null;
        List<String> words = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i <= update.all().size(); i++) {
            boolean end = i == update.all().size() || update.isClause(i);
            String word = i == update.all().size() ? "" : update.all().get(i);
            if (end || depth == 0 && word.equals(",")) {
                if (!words.isEmpty()) {
                    into.add(of(clause, List.copyOf(words), names));
                }
                words.clear();
                clause = end && !word.isEmpty() ? word.toUpperCase(Locale.ROOT) : clause;
            } else {
                depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
                words.add(word);
            }
        }
    }

    private static Action of(String clause, List<String> words, Map<String, String> names) {
        Page.UPDATES.demands(clause != null, "an update begins with SET, REMOVE, ADD or DELETE, not %s", words);
        int end =
                switch (clause) {
                    case "SET" -> words.indexOf("=");
                    case "REMOVE" -> words.size();
                    default -> words.size() - 1;
                };
        Path path = Path.all(words.subList(0, end), names).get(0);
        int value = clause.equals("SET") ? end + 1 : end;
        return new Action(clause, path, words.subList(value, words.size()));
    }
}
