package lineclear.agent;

import java.io.IOException;
import lineclear.MarkedPage;
import org.junit.jupiter.api.Test;

/** The README's table of the policy keen is written from the rows. */
class ReadmeTableTest {
    @Test
    void theReadmeShowsTheRowsAsTheyAre() throws IOException {
        PolicyTable table = new PolicyTable(Presets.keen());
        new MarkedPage("README.md")
                .part("keen-table", table.markdown() + "\n\n" + table.diagram())
                .saysSo(ReadmeTableTest.class);
    }
}
