package lineclear.dynamodb.checker;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an update expression may change: each clause stands once, no path overlaps another, keys stay as they are. */
final class Updates implements Rule {

    @Override
    public void check(Operation operation, Schema schema) {
        operation.expressions().forEach(Updates::checkClauses);
        List<Action> actions = Action.of(operation);
        for (int i = 0; i < actions.size(); i++) {
            Path path = actions.get(i).path();
            Page.UPDATE_ITEM.demands(!schema.table().keys().contains(path.top()), "%s is part of the item's key", path);
            for (Action other : actions.subList(0, i)) {
                Page.UPDATES.demands(!path.overlaps(other.path()), "%s and %s overlap", other.path(), path);
            }
        }
    }

    private static void checkClauses(Words words) {
        Set<String> clauses = new HashSet<>();
        for (int i = 0; i < words.all().size(); i++) {
            if (words.isClause(i)) {
                String clause = words.all().get(i).toUpperCase(Locale.ROOT);
                Page.UPDATES.demands(clauses.add(clause), "%s stands twice in %s", clause, words.text());
            }
        }
    }
}
