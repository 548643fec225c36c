package lineclear.local.start;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import lineclear.agent.policy.Policies;
import lineclear.function.EventSettings;
import lineclear.function.Rulebook;
import lineclear.platform.deployment.Deployment;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.secret.Vault;
import lineclear.platform.settings.Environment;

/**
 * What the environment asks for, checked before anything is opened.
 *
 * @param port 0 for any that is free
 * @param properties what Quarkus is to be told, above everything else it reads: what was checked is what is used
 */
public record Settings(Place data, int port, String table, Map<String, String> properties) {
    private static final String PRESET = Setting.DEFAULT_POLICY.orDefault(name -> null);
    private static final String JSON_LOG = "quarkus.log.console.json.enabled";

    /** @param environment a variable's value; null when it is not set */
    public static Settings read(UnaryOperator<String> environment) throws CannotStart {
        int port = port(Setting.PORT.orDefault(environment));
        String table = table(Setting.TABLE.orDefault(environment));
        Map<String, String> properties = new TreeMap<>();
        properties.put(Setting.PORT.property(), Integer.toString(port));
        properties.put(Setting.TABLE.property(), table);
        properties.put(
                Setting.RECONCILE_EVERY.property(),
                Interval.parse(Setting.RECONCILE_EVERY, Setting.RECONCILE_EVERY.orDefault(environment)));
        properties.put(JSON_LOG, Boolean.toString(json(Setting.LOG.orDefault(environment))));
        policies(environment);
        properties.put(Setting.DEFAULT_POLICY.property(), Setting.DEFAULT_POLICY.orDefault(environment));
        properties.put(Setting.POLICIES.property(), document(Setting.POLICIES, environment));
        properties.put(Setting.PLATFORMS.property(), platforms(environment));
        events(environment).forEach((setting, value) -> properties.put(setting.property(), value));
        return new Settings(Place.parse(Setting.DATA.orDefault(environment)), port, table, properties);
    }

    private static String platforms(UnaryOperator<String> environment) throws CannotStart {
        String document = document(Setting.PLATFORMS, environment);
        try {
            Deployment.read(document, new Environment(environment, Clock.systemUTC(), new BoundedHttp()));
            return document;
        } catch (IllegalArgumentException e) {
            throw wrong(Setting.PLATFORMS, e);
        }
    }

    /** The policies of this deployment. */
    public static Policies policies(UnaryOperator<String> environment) throws CannotStart {
        String policies = document(Setting.POLICIES, environment);
        read(Setting.POLICIES, PRESET, policies);
        return read(Setting.DEFAULT_POLICY, Setting.DEFAULT_POLICY.orDefault(environment), policies);
    }

    private static Policies read(Setting setting, String defaultPolicy, String policies) throws CannotStart {
        try {
            return Rulebook.read(defaultPolicy, policies);
        } catch (IllegalArgumentException e) {
            throw wrong(setting, e);
        }
    }

    /** Those that are set; {@link EventsKey} knows what holds of the others. */
    private static Map<Setting, String> events(UnaryOperator<String> environment) throws CannotStart {
        Map<Setting, String> told = new TreeMap<>();
        Optional<String> publicUrl = Setting.PUBLIC_URL.in(environment);
        Optional<String> eventsKey = Setting.EVENTS_KEY.in(environment);
        try {
            EventSettings.read(publicUrl, eventsKey, new Vault(environment, Clock.systemUTC(), new BoundedHttp()));
        } catch (IllegalArgumentException e) {
            throw new CannotStart(e.getMessage() + ".");
        }
        publicUrl.ifPresent(value -> told.put(Setting.PUBLIC_URL, value));
        eventsKey.ifPresent(value -> told.put(Setting.EVENTS_KEY, value));
        return told;
    }

    private static String document(Setting setting, UnaryOperator<String> environment) {
        return Place.expanded(setting.orDefault(environment));
    }

    private static int port(String port) throws CannotStart {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw Setting.PORT.refused(port, "give a port between 1 and 65535, or 0 for any that is free");
        }
        return Integer.parseInt(port);
    }

    private static String table(String table) throws CannotStart {
        if (!table.matches("[A-Za-z0-9_.-]{3,255}")) {
            throw Setting.TABLE.refused(
                    table, "a table's name has 3 to 255 letters, digits, underscores, dots and hyphens");
        }
        return table;
    }

    private static boolean json(String log) throws CannotStart {
        return switch (log) {
            case "json" -> true;
            case "text" -> false;
            default -> throw Setting.LOG.refused(log, "give text or json");
        };
    }

    private static CannotStart wrong(Setting setting, IllegalArgumentException e) {
        String told = e.getMessage();
        return new CannotStart(setting.variable() + ": " + told + (told.endsWith(".") ? "" : "."));
    }
}
