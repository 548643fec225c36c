package lineclear.dynamodb.checker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How long and how deep an expression may be. */
final class ExpressionLimits implements Rule {
    private static final int MOST_BYTES = 4096;
    private static final int MOST_OPERATORS = 300;
    private static final int MOST_OPERANDS_OF_IN = 100;

    @Override
    public void check(Operation operation, Schema schema) {
        for (Words words : operation.expressions()) {
            int bytes = words.text().getBytes(StandardCharsets.UTF_8).length;
            Page.QUOTAS.demands(bytes > 0 && bytes <= MOST_BYTES, "%s has %d bytes", words.kind(), bytes);
            int operators = words.operators();
            Page.OPERATORS.demands(
                    operators <= MOST_OPERATORS, "%s has %d operators and functions", words.kind(), operators);
            checkIn(words);
            checkParentheses(words);
        }
    }

    private static void checkIn(Words words) {
        List<String> all = words.all();
        for (int i = 0; i + 1 < all.size(); i++) {
            if (all.get(i).equalsIgnoreCase("IN") && all.get(i + 1).equals("(")) {
                List<String> rest = all.subList(i + 2, all.size());
                long commas = rest.subList(0, Math.max(0, rest.indexOf(")"))).stream()
                        .filter(","::equals)
                        .count();
                Page.QUOTAS.demands(commas < MOST_OPERANDS_OF_IN, "IN has %d operands", commas + 1);
            }
        }
    }

    /** DynamoDB says of parentheses around nothing but parentheses that they are redundant. */
    private static void checkParentheses(Words words) {
        Deque<Integer> open = new ArrayDeque<>();
        int innerOpen = -1;
        int innerClose = -1;
        for (int i = 0; i < words.all().size(); i++) {
            String word = words.all().get(i);
            if (word.equals("(")) {
                open.push(i);
            } else if (word.equals(")") && !open.isEmpty()) {
                int from = open.pop();
                boolean around = innerClose == i - 1 && innerOpen == from + 1;
                Page.CONDITIONS.demands(!around, "redundant parentheses in %s", words.text());
                innerOpen = from;
                innerClose = i;
            }
        }
    }
}
