package lineclear.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lineclear.dynamodb.Overdue;
import lineclear.function.Rulebook;

/** Reads the settings out of the CDK's context ({@code -c key=value}). A misspelt key is an error, not a default. */
final class Context {
    private static final List<String> KEYS = List.of(
            "stage",
            "artifact",
            "architecture",
            "functionZip",
            "issuer",
            "audience",
            "pagesClient",
            "pagesScopes",
            "cognito",
            "domain",
            "certificate",
            "origins",
            "reconcileParallel",
            "platforms",
            "policies",
            "defaultPolicy",
            "eventsKey",
            "secretsKey",
            "alarmEmail",
            "reservedConcurrency",
            "tracing");

    private static final Pattern ISSUER = Pattern.compile("https://[^\\s?#]+");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^\\s/?#*]+");
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9-]+\\.)+[a-z]{2,}");
    private static final Pattern CERTIFICATE = Pattern.compile("arn:aws[a-z-]*:acm:[^:]+:[0-9]{12}:certificate/.+");
    private static final Pattern KMS_KEY = Pattern.compile("arn:aws[a-z-]*:kms:[^:]+:[0-9]{12}:key/.+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private final Map<String, String> values = new TreeMap<>();
    private final Path project;

    /**
     * @param context all of the CDK's; what belongs to the CDK itself has a colon in its key
     * @param project the folder of the whole project
     */
    Context(Map<String, ?> context, Path project) {
        this.project = project;
        context.forEach((key, value) -> {
            if (!key.contains(":")) {
                if (!KEYS.contains(key)) {
                    throw new WrongSetting("There is no setting " + key + "; there are " + new TreeSet<>(KEYS));
                }
                values.put(key, String.valueOf(value).strip());
            }
        });
        values.values().removeIf(String::isEmpty);
    }

    Settings settings() {
        Artifact artifact = Artifact.of(values.getOrDefault("artifact", "native"));
        Machine machine = Machine.of(values.getOrDefault("architecture", "arm64"));
        return new Settings(
                Stage.of(values.getOrDefault("stage", "dev")),
                artifact,
                machine,
                artifact.checked(
                        project.resolve(values.getOrDefault("functionZip", "functions/lambda/target/function.zip")),
                        machine),
                login(),
                domain(),
                list("origins", ORIGIN, "origins such as https://desk.example.com, without a path"),
                reconcileParallel(),
                file("platforms").map(Platforms::of).orElseGet(Platforms::none),
                policies(),
                text("defaultPolicy"),
                eventsKey(),
                matching("secretsKey", KMS_KEY, "the ARN of a KMS key"),
                matching("alarmEmail", EMAIL, "an e-mail address"),
                flag("reservedConcurrency", true),
                flag("tracing", false));
    }

    private Optional<Settings.Login> login() {
        boolean own = flag("cognito", false);
        if (own && Stream.of("issuer", "audience", "pagesClient", "pagesScopes").anyMatch(values::containsKey)) {
            throw new WrongSetting(
                    "cognito=true makes a user pool and a client for the pages; leave out issuer, audience,"
                            + " pagesClient and pagesScopes, or cognito.");
        }
        if (own) {
            return Optional.empty();
        }
        Optional<String> issuer = matching("issuer", ISSUER, "the https address that your tokens carry as iss");
        List<String> audience = list("audience", Pattern.compile("\\S+"), "what your tokens carry as aud");
        if (issuer.isEmpty() || audience.isEmpty()) {
            throw new WrongSetting("Who issues the tokens is not said. Add -c issuer=https://… -c audience=… of your"
                    + " identity provider, or -c cognito=true for a user pool of this stack's own.");
        }
        List<String> scopes = list("pagesScopes", Pattern.compile("[!-~&&[^\"\\\\]]+"), "scopes of OpenID Connect");
        return Optional.of(new Settings.Login(
                issuer.get(),
                audience,
                matching("pagesClient", Pattern.compile("[!-~]+"), "the client id of the pages"),
                scopes.isEmpty() ? List.of("openid") : scopes));
    }

    private Optional<Settings.Domain> domain() {
        Optional<String> name = matching("domain", DOMAIN, "a name such as lineclear.example.com");
        Optional<String> certificate = matching("certificate", CERTIFICATE, "the ARN of a certificate of ACM");
        if (name.isPresent() != certificate.isPresent()) {
            throw new WrongSetting("domain and certificate go together: -c domain=lineclear.example.com"
                    + " -c certificate=arn:aws:acm:…, the certificate in the region of the stack.");
        }
        return name.map(domain -> new Settings.Domain(domain, certificate.orElseThrow()));
    }

    private int reconcileParallel() {
        String told = values.getOrDefault("reconcileParallel", "1");
        List<String> sizes = Stream.iterate(1, size -> size <= Overdue.SHARDS, size -> size * 2)
                .map(String::valueOf)
                .toList();
        if (!sizes.contains(told)) {
            throw new WrongSetting("reconcileParallel must be one of " + sizes + ", not " + told);
        }
        return Integer.parseInt(told);
    }

    private Optional<String> policies() {
        Optional<String> document = file("policies");
        try {
            Rulebook.read(text("defaultPolicy").orElse("keen"), document.orElse("{}"));
        } catch (IllegalArgumentException wrong) {
            throw new WrongSetting("The policies (-c policies=…, -c defaultPolicy=…): " + wrong.getMessage());
        }
        return document;
    }

    private List<SecretReference> eventsKey() {
        return text("eventsKey").stream()
                .flatMap(references -> Arrays.stream(references.split("\\s+")))
                .map(SecretReference::of)
                .toList();
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    private Optional<String> matching(String key, Pattern syntax, String what) {
        return text(key).map(value -> {
            if (!syntax.matcher(value).matches()) {
                throw new WrongSetting(key + " must be " + what + ", not " + value);
            }
            return value;
        });
    }

    private List<String> list(String key, Pattern syntax, String what) {
        List<String> elements = text(key).stream()
                .flatMap(value -> Arrays.stream(value.split("[,\\s]+")))
                .toList();
        for (String element : elements) {
            if (!syntax.matcher(element).matches()) {
                throw new WrongSetting(key + " must be " + what + "; several with a comma between; not " + element);
            }
        }
        return elements;
    }

    private boolean flag(String key, boolean usual) {
        String value = values.getOrDefault(key, String.valueOf(usual));
        if (!value.equals("true") && !value.equals("false")) {
            throw new WrongSetting(key + " must be true or false, not " + value);
        }
        return Boolean.parseBoolean(value);
    }

    /** What stands in the file that is named, from the folder of the project. */
    private Optional<String> file(String key) {
        return text(key).map(name -> {
            try {
                return Files.readString(project.resolve(name));
            } catch (IOException | InvalidPathException unreadable) {
                throw new WrongSetting(
                        key + " must name a file that can be read; " + name + " from " + project + " is none");
            }
        });
    }
}
