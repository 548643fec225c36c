package lineclear.dynamodb.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A document path.
 *
 * @param steps names of attributes without placeholders; an element of a list as {@code [0]}
 */
record Path(List<String> steps) {

    /** The paths in these words, separated by commas. */
    static List<Path> all(List<String> words, Map<String, String> names) {
        List<Path> paths = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (String word : words) {
            switch (word) {
                case "," -> {
                    paths.add(new Path(List.copyOf(steps)));
                    steps.clear();
                }
                case ".", "[", "]" -> {} // between the steps
                default -> steps.add(
                        Character.isDigit(word.charAt(0)) ? "[" + word + "]" : names.getOrDefault(word, word));
            }
        }
        paths.add(new Path(List.copyOf(steps)));
        return paths;
    }

    String top() {
        return steps.get(0);
    }

    boolean isTop() {
        return steps.size() == 1;
    }

    boolean overlaps(Path other) {
        int common = Math.min(steps.size(), other.steps.size());
        return steps.subList(0, common).equals(other.steps.subList(0, common));
    }

    /** Whether what this path goes down through is there, and is made of maps and lists. */
    boolean leadsThrough(Map<String, AttributeValue> item) {
        Optional<AttributeValue> at = Optional.of(AttributeValue.fromM(item));
        for (String step : steps.subList(0, steps.size() - 1)) {
            at = at.flatMap(value -> below(value, step));
        }
        String last = steps.get(steps.size() - 1);
        return at.filter(value -> isElement(last) ? value.hasL() : value.hasM()).isPresent();
    }

    private static Optional<AttributeValue> below(AttributeValue value, String step) {
        if (!isElement(step)) {
            return value.hasM() ? Optional.ofNullable(value.m().get(step)) : Optional.empty();
        }
        int index = Integer.parseInt(step.substring(1, step.length() - 1));
        return value.hasL() && index < value.l().size() ? Optional.of(value.l().get(index)) : Optional.empty();
    }

    private static boolean isElement(String step) {
        return step.startsWith("[");
    }

    @Override
    public String toString() {
        return String.join(".", steps);
    }
}
