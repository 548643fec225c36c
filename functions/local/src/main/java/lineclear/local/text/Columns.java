package lineclear.local.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text in columns, each as wide as it must be. */
public final class Columns {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final boolean numbers;

    private Columns(boolean numbers) {
        this.numbers = numbers;
    }

    /** Every column but the first to the right. */
    public static Columns ofNumbers() {
        return new Columns(true);
    }

    /** Every column to the left. */
    public static Columns ofWords() {
        return new Columns(false);
    }

    public Columns row(String... cells) {
        rows.add(Arrays.asList(cells));
        return this;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String padding = " ".repeat(width(column) - row.get(column).length());
                boolean right = numbers && column > 0;
                line.append(column == 0 ? "" : GAP)
                        .append(right ? padding : "")
                        .append(row.get(column))
                        .append(right ? "" : padding);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
