package lineclear.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lineclear.dynamodb.table.Expression;
import lineclear.word.Word;

/** Clauses that must all hold, as text; lazily, since DynamoDB refuses a value that no clause uses. */
final class Clauses {
    private final Expression expression;
    private final Set<Clause> without;
    private final List<String> all = new ArrayList<>();

    /** @param without what is left out: none, except by the proof that each clause is needed */
    Clauses(Expression expression, Set<Clause> without) {
        this.expression = expression;
        this.without = without;
    }

    /** Clauses of their own, on the same expression. */
    Clauses fresh() {
        return new Clauses(expression, without);
    }

    Clauses and(Clause clause, Supplier<String> text) {
        if (!without.contains(clause)) {
            all.add(text.get());
        }
        return this;
    }

    /** One of these must hold; where one of them demands nothing, nothing is demanded. */
    void andOneOf(Set<String> some) {
        if (!some.isEmpty() && !some.contains("")) {
            // DynamoDB refuses parentheses around parentheses.
            all.add(some.size() == 1 ? some.iterator().next() : "((" + String.join(") OR (", some) + "))");
        }
    }

    String text() {
        return String.join(" AND ", all);
    }

    String absent(String... steps) {
        return "attribute_not_exists(" + path(steps) + ")";
    }

    String absentOr(String comparison, Object plain, String... steps) {
        return "(" + absent(steps) + " OR " + compare(comparison, plain, steps) + ")";
    }

    String compare(String comparison, Object plain, String... steps) {
        return path(steps) + " " + comparison + " " + value(plain);
    }

    String in(Set<? extends Word> constants, String... steps) {
        Set<String> values = new LinkedHashSet<>();
        constants.forEach(constant -> values.add(value(constant.word())));
        return path(steps) + values.stream().collect(Collectors.joining(", ", " IN (", ")"));
    }

    String path(String... steps) {
        return expression.path(steps);
    }

    String value(Object plain) {
        return expression.value(plain);
    }
}
