package lineclear.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lineclear.pages.MarkedPage;
import lineclear.word.Channel;
import lineclear.word.Kind;

/**
 * The page beside the samples in {@code events/webhooks/<platform>}: of each event that the platform's documentation
 * names, what it means here, and why. What it means is not written by hand: a delivery of it was heard, and the row
 * says what came of that.
 *
 * <p>A platform's test has a list of cases for each table and ends with {@link #saysSo}. The page has a pair of markers
 * for each table; with {@code -Dlineclear.write-readme=true} it is written.
 */
public final class ConformancePage {
    /**
     * @param event as the documentation writes it
     * @param heard what the platform made of a delivery of it
     * @param why what it is, as the documentation says; of one that means nothing here, why it does not
     */
    public record Case(String event, Heard heard, String why) {}

    private record Row(List<String> events, String means, String why) {
        String markdown() {
            return "| " + cell(String.join(", ", events)) + " | " + cell(means) + " | " + cell(why) + " |";
        }
    }

    private static final String HEAD = "| Event | Means | Why |\n| --- | --- | --- |\n";

    private final MarkedPage page;

    public ConformancePage(String platform) throws IOException {
        page = new MarkedPage("events/webhooks/" + platform + "/" + "README.md");
    }

    /**
     * One table, between the markers of its name. No event stands twice in it; neighbours that say the same share a
     * row.
     */
    public ConformancePage table(String name, List<Case> cases) {
        assertEquals(
                cases.size(),
                cases.stream().map(Case::event).distinct().count(),
                "an event of " + name + " stands twice");
        List<Row> rows = new ArrayList<>();
        for (Case one : cases) {
            String means = means(one.heard());
            Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            if (last != null && last.means().equals(means) && last.why().equals(one.why())) {
                last.events().add(one.event());
            } else {
                rows.add(new Row(new ArrayList<>(List.of(one.event())), means, one.why()));
            }
        }
        page.part(name, HEAD + rows.stream().map(Row::markdown).collect(Collectors.joining("\n")));
        return this;
    }

    /** @param test the one that writes it */
    public void saysSo(Class<?> test) throws IOException {
        page.saysSo(test);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /** In a few words; "nothing" is answered 200. */
    static String means(Heard heard) {
        if (heard instanceof Heard.Malformed) {
            return "refused with 400";
        } else if (heard instanceof Heard.BadSignature) {
            return "refused with 401";
        }
        Heard.Events heardOf = (Heard.Events) heard;
        if (!heardOf.undocumented().isEmpty()) {
            return "counted, and named in the log";
        }
        return heardOf.events().isEmpty()
                ? "nothing"
                : heardOf.events().stream().map(ConformancePage::means).collect(Collectors.joining("; "));
    }

    private static String means(CallEvent event) {
        String channel =
                event.channel() == Channel.VOICE ? "" : ", " + event.channel().word();
        boolean customers = event.kind() == Kind.STANDARD || event.kind() == Kind.DIRECT;
        return switch (event.step()) {
                    case RINGING -> "**ringing**";
                    case CONNECTED -> "**connected**";
                    case ENDED -> "**ended**: " + event.ending().word();
                }
                + channel
                + (customers ? "" : ", " + event.kind().word());
    }
}
