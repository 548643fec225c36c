package lineclear.local.start;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Every setting of the local run: a variable of the environment. The help shows this list, and so does the table in
 * {@code functions/local/README.md}. The texts are Markdown: what is to be typed stands between backticks.
 */
public enum Setting {
    PORT("QUARKUS_HTTP_PORT", "quarkus.http.port", "`8080`", "the port"),
    DATA(
            "LINECLEAR_DATA",
            "lineclear.data",
            "`.lineclear`",
            "where the data is: a folder (kept over restarts), `memory`, or the URL of a DynamoDB endpoint"),
    RECONCILE_EVERY(
            "LINECLEAR_RECONCILE_EVERY",
            "lineclear.reconcile-every",
            "`60s`",
            "how often overdue records are looked at, from `1s` to `24h`; `off` for never"),
    DEFAULT_POLICY(
            "LINECLEAR_DEFAULT_POLICY",
            "lineclear.default-policy",
            "`keen`",
            "the policy of agents that are registered without one: `keen`, `puzzel`, `8x8`, `asm`, or one of your own"),
    POLICIES(
            "LINECLEAR_POLICIES",
            "lineclear.policies",
            "`{}`",
            "numbers and words you change in the policies, and policies of your own: JSON, or the path of a file of"
                    + " it"),
    PLATFORMS(
            "LINECLEAR_PLATFORMS",
            "lineclear.platforms",
            "`{}`",
            "the phone platforms: JSON, or the path of a file of it"),
    PUBLIC_URL(
            "LINECLEAR_PUBLIC_URL",
            "lineclear.public-url",
            "`http://localhost:<port>`",
            "where phone platforms reach this service"),
    EVENTS_KEY(
            "LINECLEAR_EVENTS_KEY",
            "lineclear.events-key",
            "made at the first start",
            "what signs the addresses for their events: `env:NAME`, `ssm:/path`, `secret:id`; several for a change"
                    + " without"
                    + " a gap"),
    TABLE("LINECLEAR_TABLE", "lineclear.table", "`lineclear`", "the table's name"),
    LOG("LINECLEAR_LOG", "lineclear.log", "`text`", "the log: `text` for people, `json` for programs"),
    ENGINE("LINECLEAR_ENGINE", null, "the one in the jar", "the path of the engine's program");

    private final String variable;
    private final String property;
    private final String unset;
    private final String meaning;

    Setting(String variable, String property, String unset, String meaning) {
        this.variable = variable;
        this.property = property;
        this.unset = unset;
        this.meaning = meaning;
    }

    /**
     * A variable's value as Quarkus would find it: the JVM's own property of that setting comes first. Null when it is
     * not set.
     */
    public static UnaryOperator<String> lookup(Map<String, String> environment, UnaryOperator<String> properties) {
        return variable -> Arrays.stream(values())
                .filter(setting -> setting.variable.equals(variable) && setting.property != null)
                .findFirst()
                .map(setting -> properties.apply(setting.property))
                .orElseGet(() -> environment.get(variable));
    }

    public String variable() {
        return variable;
    }

    /** Quarkus's name for it. */
    String property() {
        return property;
    }

    /** What holds when it is not set, in Markdown. */
    public String unset() {
        return unset;
    }

    public String meaning() {
        return meaning;
    }

    /** Without the space around it; a blank value counts as none. */
    Optional<String> in(UnaryOperator<String> environment) {
        return Optional.ofNullable(environment.apply(variable))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** The same, or what holds when it is not set. */
    String orDefault(UnaryOperator<String> environment) {
        return in(environment).orElse(unset.replace("`", ""));
    }

    CannotStart refused(String value, String advice) {
        return new CannotStart(variable + " is “" + value + "”: " + advice + ".");
    }
}
