package lineclear.infra;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lineclear.infra.FunctionEntry.Wants;
import lineclear.push.Delivery;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** All functions out of one artifact, each with what it needs and nothing else. */
final class DeployedFunctions {
    /** Lambda's limit is 4 KB; what is only known to CloudFormation (names, ARNs) needs some of it. */
    private static final int MOST_ENVIRONMENT = 3400;

    private final Map<FunctionEntry, DeployedFunction> functions = new EnumMap<>(FunctionEntry.class);
    private final Stack stack;
    private final Settings settings;
    private final AgentsTable table;
    private final EventsKey eventsKey;
    private final String publicUrl;
    private final Optional<PagesSignIn> signIn;
    private final SocketApi sockets;
    private final RouteQueue alarms;

    DeployedFunctions(
            Stack stack,
            Settings settings,
            AgentsTable table,
            EventsKey eventsKey,
            String publicUrl,
            Optional<PagesSignIn> signIn,
            SocketApi sockets,
            RouteQueue alarms) {
        this.stack = stack;
        this.settings = settings;
        this.table = table;
        this.eventsKey = eventsKey;
        this.publicUrl = publicUrl;
        this.signIn = signIn;
        this.sockets = sockets;
        this.alarms = alarms;
        for (FunctionEntry entry : FunctionEntry.values()) {
            functions.put(entry, deploy(entry));
        }
    }

    DeployedFunction of(FunctionEntry entry) {
        return functions.get(entry);
    }

    private DeployedFunction deploy(FunctionEntry entry) {
        Platforms platforms = platforms(entry);
        List<PolicyStatement> secrets = new ArrayList<>();
        if (entry.wants(Wants.EVENTS_KEY)) {
            secrets.addAll(eventsKey.grants());
        }
        platforms.secrets().forEach(secret -> secrets.add(secret.grant(stack)));
        List<PolicyStatement> rights = new ArrayList<>(table.rights(entry));
        rights.addAll(secrets);
        if (!secrets.isEmpty()) {
            settings.secretsKey().ifPresent(key -> rights.add(mayDecrypt(key)));
        }
        if (entry.wants(Wants.CONNECTIONS)) {
            rights.add(sockets.mayPost());
        }
        if (entry.wants(Wants.ALARMS)) {
            rights.add(alarms.maySend());
        }
        if (entry.wants(Wants.LOOK_UPS)) {
            platforms.connectInstances().forEach(instance -> rights.add(mayDescribeContacts(instance)));
        }
        DeployedFunction function =
                new DeployedFunction(stack, entry, settings, environment(entry, platforms), !secrets.isEmpty(), rights);
        if (entry.wants(Wants.LOOK_UPS)) {
            AcceptedFinding.wildcard(
                            ".*instance\\/[^*]*\\/contact\\/\\*", "A contact's id is not known before it is asked for.")
                    .on(function.role());
        }
        if (entry.wants(Wants.CONNECTIONS)) {
            AcceptedFinding.wildcard(
                            ".*\\/live\\/POST\\/@connections\\/\\*",
                            "API Gateway names a connection when it is made: its id is not known before.")
                    .on(function.role());
        }
        return function;
    }

    private Platforms platforms(FunctionEntry entry) {
        if (entry.wants(Wants.SIGNATURES) || entry.wants(Wants.LOOK_UPS)) {
            return settings.platforms();
        }
        return entry.wants(Wants.CONTACTS) ? settings.platforms().ofConnect() : Platforms.none();
    }

    private Map<String, String> environment(FunctionEntry entry, Platforms platforms) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_FUNQY_EXPORT", entry.word());
        environment.put("LINECLEAR_TABLE", table.name());
        if (entry.tableActions().isEmpty()) {
            environment.put("LINECLEAR_FIRST_READ", "false");
        }
        environment.put("LINECLEAR_METRICS", settings.name());
        settings.policies().ifPresent(document -> environment.put("LINECLEAR_POLICIES", document));
        settings.defaultPolicy().ifPresent(policy -> environment.put("LINECLEAR_DEFAULT_POLICY", policy));
        if (!platforms.isEmpty()) {
            environment.put("LINECLEAR_PLATFORMS", platforms.text());
        }
        if (entry.wants(Wants.PLATFORM_NAMES) && !settings.platforms().isEmpty()) {
            environment.put(
                    "LINECLEAR_PLATFORM_NAMES",
                    String.join(",", settings.platforms().names()));
        }
        if (entry.wants(Wants.EVENTS_KEY)) {
            environment.put("LINECLEAR_EVENTS_KEY", eventsKey.references());
            environment.put("LINECLEAR_PUBLIC_URL", publicUrl);
        }
        if (entry.wants(Wants.SOCKET_URL)) {
            environment.put("LINECLEAR_SOCKET_URL", sockets.url());
        }
        if (entry.wants(Wants.CONNECTIONS)) {
            environment.put("LINECLEAR_SOCKET_API", sockets.connections());
            environment.put(
                    "LINECLEAR_PUSHES_PER_SECOND",
                    Integer.toString(Delivery.PER_SECOND / Math.max(1, entry.concurrency(settings))));
        }
        if (entry.wants(Wants.ALARMS)) {
            environment.put("LINECLEAR_ALARM_QUEUE", alarms.url());
        }
        if (entry.wants(Wants.SIGN_IN)) {
            signIn.ifPresent(pages -> environment.putAll(signIn(pages)));
        }
        if (settings.artifact() == Artifact.NATIVE) {
            // Lambda's own process handles signals; see Quarkus, "Amazon Lambda".
            environment.put("DISABLE_SIGNAL_HANDLERS", "true");
        } else {
            environment.put("JAVA_TOOL_OPTIONS", "-XX:+TieredCompilation -XX:TieredStopAtLevel=1");
        }
        int known = environment.entrySet().stream()
                .filter(variable -> !Token.isUnresolved(variable.getValue()))
                .mapToInt(variable ->
                        variable.getKey().length() + variable.getValue().length())
                .sum();
        if (known > MOST_ENVIRONMENT) {
            throw new WrongSetting("The settings of " + entry.word() + " have " + known
                    + " characters, and a Lambda takes about " + MOST_ENVIRONMENT
                    + ": shorten the files of -c platforms and -c policies.");
        }
        return environment;
    }

    private Map<String, String> signIn(PagesSignIn pages) {
        Map<String, String> told = new TreeMap<>();
        told.put("LINECLEAR_PUBLIC_URL", publicUrl);
        told.put("LINECLEAR_SIGN_IN_ISSUER", pages.issuer());
        told.put("LINECLEAR_SIGN_IN_CLIENT", pages.client());
        told.put("LINECLEAR_SIGN_IN_SCOPES", String.join(" ", pages.scopes()));
        if (!pages.origins().isEmpty()) {
            told.put("LINECLEAR_SIGN_IN_ORIGINS", String.join(" ", pages.origins()));
        }
        return told;
    }

    private static PolicyStatement mayDecrypt(String key) {
        return PolicyStatement.Builder.create()
                .actions(List.of("kms:Decrypt"))
                .resources(List.of(key))
                .build();
    }

    private PolicyStatement mayDescribeContacts(Platforms.Instance instance) {
        ArnComponents.Builder arn = ArnComponents.builder()
                .service("connect")
                .resource("instance")
                .resourceName(instance.id() + "/contact/*");
        if (instance.region() != null) {
            arn.region(instance.region());
        }
        return PolicyStatement.Builder.create()
                .actions(List.of("connect:DescribeContact"))
                .resources(List.of(stack.formatArn(arn.build())))
                .build();
    }
}
