package lineclear.local.check;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import lineclear.platform.settings.Urls;

/**
 * What the command line asks for.
 *
 * @param platform as it stands in routes and in {@code LINECLEAR_PLATFORMS}
 * @param service where the service is asked
 * @param webhooks where the platform posts the events of a whole account
 * @param events a folder with bodies of one's own; empty for the shipped ones
 * @param policy of the agents; empty for the service's default
 */
record Options(
        String platform,
        URI service,
        URI webhooks,
        Optional<Path> events,
        Optional<String> policy,
        int sessions,
        int seed,
        InjectedFaults faults) {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Map<String, String> DEFAULTS = Map.of(
            "--url", "http://localhost:8080",
            "--sessions", "24",
            "--seed", "1",
            "--loss", "10",
            "--duplicates", "30",
            "--reorder", "30",
            "--delay", "200");
    static final String USAGE = "check <platform> [--url <address>] [--webhooks <address>] [--events <folder>]"
            + " [--policy <policy>] [--sessions 24] [--seed 1] [--loss 10] [--duplicates 30] [--reorder 30]"
            + " [--delay 200]";

    static Options parse(List<String> arguments) throws CannotCheck {
        List<String> named = new ArrayList<>();
        Map<String, String> told = new TreeMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                named.add(argument);
            } else if (!USAGE.contains("[" + argument + " ") || i + 1 == arguments.size()) {
                throw new CannotCheck(argument + " is no option, or stands without its value: " + USAGE + ".");
            } else {
                told.put(argument, arguments.get(++i));
            }
        }
        if (named.size() != 1) {
            throw new CannotCheck("It takes one platform: " + USAGE + ".");
        }
        URI service = url("--url", told.getOrDefault("--url", DEFAULTS.get("--url")));
        return new Options(
                named.get(0),
                service,
                told.containsKey("--webhooks") ? url("--webhooks", told.get("--webhooks")) : service,
                Optional.ofNullable(told.get("--events")).map(Path::of),
                Optional.ofNullable(told.get("--policy")),
                number("--sessions", told, 1, 1_000),
                number("--seed", told, 0, 999_999_999),
                new InjectedFaults(
                        number("--loss", told, 0, 100),
                        number("--duplicates", told, 0, 100),
                        number("--reorder", told, 0, 100),
                        number("--delay", told, 0, 10_000)));
    }

    private static int number(String option, Map<String, String> told, int least, int most) throws CannotCheck {
        String text = told.getOrDefault(option, DEFAULTS.get(option));
        int number = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new CannotCheck(option + " takes a whole number from " + least + " to " + most + ".");
        }
        return number;
    }

    /** Tokens and signatures go there. */
    private static URI url(String option, String text) throws CannotCheck {
        return Urls.safe(text.replaceFirst("/+$", ""))
                .filter(url -> url.getRawQuery() == null)
                .orElseThrow(() -> new CannotCheck(option + " takes " + Urls.SAFE + "."));
    }
}
