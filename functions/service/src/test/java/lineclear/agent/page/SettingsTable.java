package lineclear.agent.page;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.Preset;

/** The settings of a preset: what each means, its value as it comes, and what may be written instead. */
record SettingsTable(Preset preset) {
    String markdown() {
        List<String> lines =
                new ArrayList<>(List.of("| setting | as it comes | may be | meaning |", "| --- | --- | --- | --- |"));
        Map<PolicySetting, Integer> numbers = preset.settings().numbers();
        numbers.forEach((setting, number) -> lines.add(line(
                setting.key(),
                setting.isSwitch() ? String.valueOf(number == 1) : String.valueOf(number),
                setting.isSwitch() ? "true, false" : setting.least() + " to " + setting.most(),
                setting.sentence())));
        if (numbers.containsKey(PolicySetting.WRAP_UP)) {
            lines.add(line(
                    "wrapUpSecondsByQueue",
                    "{}",
                    "queue: " + PolicySetting.WRAP_UP.least() + " to " + PolicySetting.WRAP_UP.most(),
                    PolicySetting.WRAP_UP.sentence() + " from that queue, where it differs"));
        }
        if (numbers.containsKey(PolicySetting.LOG_OFF_AT_MIDNIGHT)) {
            lines.add(line(
                    "timeZone",
                    preset.settings().zone().equals(ZoneOffset.UTC)
                            ? "UTC"
                            : preset.settings().zone().getId(),
                    "such as Europe/Oslo",
                    "whose midnight it is for agents who have no time zone of their own"));
        }
        lines.add(line("labels", "the words above", "`our status`: a text", "the words that people see"));
        return String.join("\n", lines);
    }

    private static String line(String key, String value, String range, String meaning) {
        return "| `" + key + "` | " + value + " | " + range + " | " + meaning + " |";
    }
}
