package lineclear.local.start;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import lineclear.agent.Policies;
import lineclear.function.Rulebook;
import lineclear.platform.deployment.Deployment;
import lineclear.platform.lookup.Web;
import lineclear.platform.settings.Surroundings;

/** What the environment asks for, checked before anything is opened. */
public record Settings(Place data, int port, String table) {
    /** A count with a unit, ISO-8601, or a word that switches the schedule off. */
    private static final String INTERVAL = "(?i)\\d+[smhd]?|p(\\d+d)?(t(\\d+h)?(\\d+m)?(\\d+s)?)?|off|disabled";

    private static final String PRESET = "keen";

    public static Settings read(UnaryOperator<String> environment) throws CannotStart {
        String every = value(environment, "LINECLEAR_RECONCILE_EVERY").orElse("60s");
        if (!every.matches(INTERVAL)) {
            throw new CannotStart(
                    "LINECLEAR_RECONCILE_EVERY is “" + every + "”: give an interval such as 60s or 5m, or off.");
        }
        String table = value(environment, "LINECLEAR_TABLE").orElse("lineclear");
        if (!table.matches("[A-Za-z0-9_.-]{3,255}")) {
            throw new CannotStart("LINECLEAR_TABLE is “" + table
                    + "”: a table's name has 3 to 255 letters, digits, underscores, dots and hyphens.");
        }
        policies(environment);
        platforms(environment);
        return new Settings(
                Place.parse(value(environment, "LINECLEAR_DATA").orElse(".lineclear")), port(environment), table);
    }

    private static void platforms(UnaryOperator<String> environment) throws CannotStart {
        try {
            String document = value(environment, "LINECLEAR_PLATFORMS").orElse("{}");
            Clock clock = Clock.systemUTC();
            Deployment.read(document, new Surroundings(environment, clock, new Web()));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("LINECLEAR_PLATFORMS: " + e.getMessage() + ".");
        }
    }

    /** The policies of this deployment. */
    public static Policies policies(UnaryOperator<String> environment) throws CannotStart {
        String standard = value(environment, "LINECLEAR_DEFAULT_POLICY").orElse(PRESET);
        String policies = value(environment, "LINECLEAR_POLICIES").orElse("{}");
        read("LINECLEAR_POLICIES", PRESET, policies);
        return read("LINECLEAR_DEFAULT_POLICY", standard, policies);
    }

    private static Policies read(String name, String defaultPolicy, String policies) throws CannotStart {
        try {
            return Rulebook.read(defaultPolicy, policies);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(name + ": " + e.getMessage() + (e.getMessage().endsWith(".") ? "" : "."));
        }
    }

    /** A blank variable counts as one that is not set; Quarkus would take it for a missing value. */
    public static Map<String, String> blanks(UnaryOperator<String> environment) {
        Map<String, String> blanks = new TreeMap<>();
        Map.of(
                        "LINECLEAR_DEFAULT_POLICY", PRESET,
                        "LINECLEAR_POLICIES", "{}",
                        "LINECLEAR_PLATFORMS", "{}")
                .forEach((name, unset) -> {
                    if (environment.apply(name) != null
                            && value(environment, name).isEmpty()) {
                        blanks.put(
                                name.toLowerCase(Locale.ROOT)
                                        .replaceFirst("_", ".")
                                        .replace('_', '-'),
                                unset);
                    }
                });
        return blanks;
    }

    private static int port(UnaryOperator<String> environment) throws CannotStart {
        String port = value(environment, "QUARKUS_HTTP_PORT").orElse("8080");
        // 0 is a free port, which the log then names.
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new CannotStart("QUARKUS_HTTP_PORT is “" + port + "”: give a port between 1 and 65535.");
        }
        return Integer.parseInt(port);
    }

    private static Optional<String> value(UnaryOperator<String> environment, String name) {
        return Optional.ofNullable(environment.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
