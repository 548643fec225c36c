package lineclear.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import lineclear.local.start.Setting;
import org.junit.jupiter.api.Test;

class HelpTest {
    @Test
    void theReadmesTableSaysOfEverySettingWhatTheHelpSays() throws Exception {
        String page = Files.readString(Path.of("README.md"));
        String rows = Arrays.stream(Setting.values())
                .map(setting ->
                        "| `" + setting.variable() + "` | " + setting.unset() + " | " + setting.meaning() + " |\n")
                .collect(Collectors.joining());
        String table = "| setting | default | meaning |\n| --- | --- | --- |\n" + rows + "\n";
        assertTrue(page.contains(table), "functions/local/README.md is stale. Its table of settings must be\n" + table);
    }

    @Test
    void itNamesEveryCommandAndEverySettingInLinesOfATerminal() {
        String text = Help.text();
        for (Setting setting : Setting.values()) {
            assertTrue(text.contains("\n  " + setting.variable() + " "), text);
        }
        for (String command : Help.COMMANDS.split(", | and ")) {
            assertTrue(text.contains("\n  " + command + " "), text);
        }
        assertFalse(text.contains("`"), text);
        assertEquals(0, text.lines().filter(line -> line.length() > 100).count(), text);
    }
}
