package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page adds up is what its rows say: the source of its prices is their pages, of its units the tests. */
class CostPageTest {
    private static final Pattern PRODUCT =
            Pattern.compile("= ([\\d,.]+) ?M(?: units)? \\| ([\\d.]+) a million \\(\\d+\\)$");

    private static final BigDecimal SESSIONS_IN_MILLIONS = new BigDecimal(200);

    private final String page = Files.readString(Path.of("README.md"));

    CostPageTest() throws IOException {}

    /** The rows of the table below a heading, up to that which adds them up. */
    private List<String> rows(String heading) {
        List<String> rows = page.substring(page.indexOf(heading))
                .lines()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();
        assertTrue(rows.get(rows.size() - 1).startsWith("| **together** |"), heading);
        return rows;
    }

    private static BigDecimal dollars(String row) {
        String[] cells = row.split("\\|");
        return number(cells[cells.length - 1]);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replaceAll("[*, ]", ""));
    }

    private BigDecimal together(String heading) {
        List<String> rows = rows(heading);
        BigDecimal sum = rows.subList(0, rows.size() - 1).stream()
                .map(CostPageTest::dollars)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(sum, dollars(rows.get(rows.size() - 1)), heading);
        return sum;
    }

    @Test
    void aMillionCallsCostWhatTheirRowsAddUpTo() {
        BigDecimal sessions = together("## What a million calls cost").multiply(new BigDecimal(4));
        assertTrue(page.contains("That is $" + rounded(sessions) + " for a million sessions"), sessions::toString);
    }

    @Test
    void aMillionAgentsCostWhatTheirRowsAddUpTo() {
        BigDecimal each = together("## What a million agents cost").divide(SESSIONS_IN_MILLIONS);
        assertTrue(page.contains("**$" + rounded(each) + " for a million sessions**"), each::toString);
    }

    /** To ten cents: an estimate is not better than that. */
    private static String rounded(BigDecimal dollars) {
        return dollars.setScale(1, RoundingMode.HALF_UP).setScale(2).toPlainString();
    }

    @Test
    void howMuchTimesThePriceIsTheRowsOwnFigure() {
        List<String> seen = new ArrayList<>();
        for (String row : rows("## What a million agents cost")) {
            Matcher product = PRODUCT.matcher(row.replaceAll(" \\| [\\d*,]+ \\|$", ""));
            if (product.find()) {
                BigDecimal is = number(product.group(1)).multiply(new BigDecimal(product.group(2)));
                assertEquals(is.setScale(0, RoundingMode.HALF_UP), dollars(row), row);
                seen.add(row);
            }
        }
        assertTrue(seen.size() >= 4, seen::toString);
    }
}
