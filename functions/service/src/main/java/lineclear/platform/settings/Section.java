package lineclear.platform.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lineclear.platform.lookup.EachCall;
import lineclear.platform.lookup.PlatformClient;
import lineclear.platform.secret.Secret;
import lineclear.platform.secret.SecretForm;
import lineclear.platform.secret.Secrets;
import lineclear.platform.secret.Vault;
import lineclear.word.Kind;
import lineclear.word.Word;

/**
 * One platform's settings, read key by key. Whatever is wrong is an {@link IllegalArgumentException} that names the key
 * and says what it must be, and quotes no value.
 */
public final class Section {
    private static final int MOST_SECRETS = 8;
    private static final int MOST_LOOKUPS_PER_SECOND = 10_000;

    private final String name;
    private final String path;
    private final Map<String, JsonNode> members = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Environment surroundings;
    private final Vault vault;

    /** @param json an object */
    public Section(String name, String path, JsonNode json, Environment surroundings) {
        this.name = name;
        this.path = path;
        this.surroundings = surroundings;
        this.vault = surroundings.vault();
        json.fields().forEachRemaining(member -> members.put(member.getKey(), member.getValue()));
    }

    public String name() {
        return name;
    }

    /** A client of its own: a silent platform does not close another's circuit. */
    public PlatformClient line() {
        return new PlatformClient(surroundings.web(), surroundings.clock());
    }

    public EachCall eachCall() {
        return new EachCall(name);
    }

    public Environment surroundings() {
        return surroundings;
    }

    /** Empty when absent. */
    public Optional<String> text(String key, Pattern syntax) {
        return member(key).map(json -> {
            if (!json.isTextual() || !syntax.matcher(json.textValue()).matches()) {
                throw wrong(key, "must match " + syntax.pattern());
            }
            return json.textValue();
        });
    }

    /** An address over HTTPS, or on this very machine over HTTP; empty when absent. */
    public Optional<URI> url(String key) {
        return member(key).map(json -> {
            String text = json.isTextual() ? json.textValue() : "";
            return Urls.safe(text).orElseThrow(() -> wrong(key, "must be " + Urls.SAFE));
        });
    }

    /**
     * An address as {@link #url} takes it, but for a placeholder that stands in its path or query; empty when absent.
     */
    public Optional<String> template(String key, String placeholder) {
        return member(key).map(json -> {
            String text = json.isTextual() ? json.textValue() : "";
            boolean holds = Urls.safe(text.replace(placeholder, "id"))
                    .filter(uri -> uri.getRawAuthority() != null && text.contains(uri.getRawAuthority() + "/"))
                    .filter(uri -> text.contains(placeholder))
                    .isPresent();
            if (!holds) {
                throw wrong(key, "must have " + placeholder + " in its path or query, and be " + Urls.SAFE);
            }
            return text;
        });
    }

    /** A whole number within bounds; empty when absent. */
    public Optional<Long> number(String key, long least, long most) {
        return member(key).map(json -> {
            boolean fits = json.isIntegralNumber()
                    && json.canConvertToLong()
                    && json.longValue() >= least
                    && json.longValue() <= most;
            if (!fits) {
                throw wrong(key, "must be a whole number from " + least + " to " + most);
            }
            return json.longValue();
        });
    }

    /** The setting {@code lookupsPerSecond}: how many questions a second the platform takes about calls. */
    public int lookupsPerSecond(int published) {
        return number("lookupsPerSecond", 1, MOST_LOOKUPS_PER_SECOND)
                .orElse((long) published)
                .intValue();
    }

    /** Empty when absent. */
    public Optional<Secret> secret(String key, SecretForm form) {
        return member(key).map(json -> secret(key, json, form));
    }

    /** One or more. */
    public Secrets secrets(String key, SecretForm form) {
        JsonNode json = required(key, member(key));
        if (!json.isArray() || json.isEmpty() || json.size() > MOST_SECRETS) {
            throw wrong(key, "must be a list of 1 to " + MOST_SECRETS + " references to secrets");
        }
        List<Secret> secrets = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            secrets.add(secret(key + "[" + i + "]", json.get(i), form));
        }
        return new Secrets(secrets);
    }

    private Secret secret(String key, JsonNode json, SecretForm form) {
        try {
            Secret secret = vault.secret(json.isTextual() ? json.textValue() : "");
            if (!secret.mayBe(form)) {
                throw new IllegalArgumentException("refers to a secret that does not fit: it " + form.mustBe());
            }
            return secret;
        } catch (IllegalArgumentException wrong) {
            throw wrong(key, wrong.getMessage());
        }
    }

    /** What a call counts as, by the number that was called or that calls; empty when absent. */
    public Map<String, Kind> kinds(String key) {
        Map<String, Kind> kinds = new TreeMap<>();
        member(key).ifPresent(json -> {
            if (!json.isObject()) {
                throw wrong(key, "must be a JSON object from a number to support, test or direct");
            }
            json.fields().forEachRemaining(member -> kinds.put(member.getKey(), kind(key, member.getValue())));
        });
        return kinds;
    }

    private Kind kind(String key, JsonNode json) {
        return Word.parse(Kind.class, json.asText())
                .filter(Kind::ownCall)
                .orElseThrow(() -> wrong(key, "must say support, test or direct of each number"));
    }

    public <T> T required(String key, Optional<T> value) {
        return value.orElseThrow(() -> wrong(key, "is missing"));
    }

    /** To be called once everything has been asked for: nothing may be left over. */
    public void end() {
        if (!members.isEmpty()) {
            throw new IllegalArgumentException(path + "." + new TreeSet<>(members.keySet()).first()
                    + " is no setting of this platform; it has " + String.join(", ", asked));
        }
    }

    public IllegalArgumentException wrong(String key, String what) {
        return new IllegalArgumentException(path + "." + key + " " + what);
    }

    private Optional<JsonNode> member(String key) {
        if (!asked.contains(key)) {
            asked.add(key);
        }
        return Optional.ofNullable(members.remove(key));
    }
}
