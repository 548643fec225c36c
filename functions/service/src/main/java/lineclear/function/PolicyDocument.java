package lineclear.function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.Preset;
import lineclear.agent.policy.Presets;
import lineclear.word.Choice;
import lineclear.word.Id;
import lineclear.word.Status;
import lineclear.word.Word;

/**
 * What a deployment changes in the presets, and its own policies: a JSON object from a policy's name to what differs.
 *
 * <pre>{ "puzzel": { "wrapUpSeconds": 45 }, "night-shift": { "extends": "puzzel", "logOffAtMidnight": false } }</pre>
 */
final class PolicyDocument {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final String EXTENDS = "extends";
    private static final String QUEUES = "wrapUpSecondsByQueue";
    private static final String ZONE = "timeZone";
    private static final String LABELS = "labels";
    private static final int LONGEST_LABEL = 64;

    private PolicyDocument() {}

    /**
     * The presets as they come, changed as the document says, and its own policies.
     *
     * @throws IllegalArgumentException when something in it is wrong; the message names the key and says what to write
     */
    static List<Policy> policies(String document) {
        Map<String, Policy> policies = new HashMap<>();
        Presets.policies().forEach(policy -> policies.put(policy.name(), policy));
        object("policies", parse(document)).forEach((name, json) -> policies.put(name, policy(name, json)));
        return new ArrayList<>(policies.values());
    }

    private static JsonNode parse(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("policies is not JSON, see line "
                    + malformed.getLocation().getLineNr() + ", column "
                    + malformed.getLocation().getColumnNr());
        }
    }

    private static Policy policy(String name, JsonNode json) {
        String path = "policies." + name;
        if (!Id.SYNTAX.matcher(name).matches()) {
            throw wrong(path, "is no name of a policy: it must match " + Id.SYNTAX.pattern());
        }
        Map<String, JsonNode> members = object(path, json);
        Preset preset = preset(name, path, members.remove(EXTENDS));
        PolicySettings changed = new PolicySettings(
                numbers(path, preset, members),
                queues(path + "." + QUEUES, preset, members.remove(QUEUES)),
                zone(path + "." + ZONE, preset, members.remove(ZONE)),
                labels(path + "." + LABELS, members.remove(LABELS)));
        if (!members.isEmpty()) {
            String unknown = new TreeSet<>(members.keySet()).first();
            throw wrong(path + "." + unknown, "is no setting of " + preset.name() + "; it has " + keys(preset));
        }
        return preset.policy(name, changed);
    }

    private static Preset preset(String name, String path, JsonNode extended) {
        if (extended == null) {
            return Presets.named(name)
                    .orElseThrow(() ->
                            wrong(path, "needs \"" + EXTENDS + "\": " + name + " is none of the presets " + presets()));
        }
        if (Presets.named(name).isPresent()) {
            throw wrong(path + "." + EXTENDS, "cannot be: " + name + " is a preset; choose a name of your own");
        }
        return Presets.named(extended.asText())
                .filter(preset -> extended.isTextual())
                .orElseThrow(() -> wrong(path + "." + EXTENDS, "must be one of the presets " + presets()));
    }

    /** Takes what it reads out of {@code members}. */
    private static Map<PolicySetting, Integer> numbers(String path, Preset preset, Map<String, JsonNode> members) {
        Map<PolicySetting, Integer> numbers = new EnumMap<>(PolicySetting.class);
        for (PolicySetting setting : preset.settings().numbers().keySet()) {
            JsonNode json = members.remove(setting.key());
            if (json != null) {
                numbers.put(setting, number(path + "." + setting.key(), setting, json));
            }
        }
        return numbers;
    }

    private static int number(String path, PolicySetting setting, JsonNode json) {
        if (setting.isSwitch()) {
            if (!json.isBoolean()) {
                throw wrong(path, "must be true or false");
            }
            return json.booleanValue() ? 1 : 0;
        }
        boolean fits = json.isIntegralNumber()
                && json.canConvertToInt()
                && json.intValue() >= setting.least()
                && json.intValue() <= setting.most();
        if (!fits) {
            throw wrong(path, "must be a whole number from " + setting.least() + " to " + setting.most());
        }
        return json.intValue();
    }

    private static Map<String, Duration> queues(String path, Preset preset, JsonNode json) {
        Map<String, Duration> queues = new HashMap<>();
        if (json != null && !preset.settings().numbers().containsKey(PolicySetting.WRAP_UP)) {
            throw wrong(path, "cannot be: " + preset.name() + " has no wrap-up");
        }
        object(path, json).forEach((queue, seconds) -> {
            if (!Id.SYNTAX.matcher(queue).matches()) {
                throw wrong(path, "has a queue that does not match " + Id.SYNTAX.pattern());
            }
            queues.put(queue, Duration.ofSeconds(number(path + "." + queue, PolicySetting.WRAP_UP, seconds)));
        });
        return queues;
    }

    private static ZoneId zone(String path, Preset preset, JsonNode json) {
        if (json == null) {
            return null;
        }
        if (!preset.settings().numbers().containsKey(PolicySetting.LOG_OFF_AT_MIDNIGHT)) {
            throw wrong(path, "cannot be: " + preset.name() + " knows no midnight");
        }
        try {
            return ZoneId.of(json.isTextual() ? json.textValue() : "");
        } catch (DateTimeException unknown) {
            throw wrong(path, "must be a time zone such as Europe/Oslo");
        }
    }

    private static Map<String, String> labels(String path, JsonNode json) {
        Set<String> known = Stream.concat(Arrays.stream(Status.values()), Arrays.stream(Choice.values()))
                .map(Word::word)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> labels = new HashMap<>();
        object(path, json).forEach((word, label) -> {
            if (!known.contains(word)) {
                throw wrong(path + "." + word, "is no status; there are " + String.join(", ", known));
            }
            if (!label.isTextual()
                    || label.textValue().isBlank()
                    || label.textValue().length() > LONGEST_LABEL
                    || label.textValue().chars().anyMatch(Character::isISOControl)) {
                throw wrong(path + "." + word, "must be a text of 1 to " + LONGEST_LABEL + " characters");
            }
            labels.put(word, label.textValue());
        });
        return labels;
    }

    private static Map<String, JsonNode> object(String path, JsonNode json) {
        Map<String, JsonNode> members = new HashMap<>();
        if (json != null && !json.isObject()) {
            throw wrong(path, "must be a JSON object");
        }
        if (json != null) {
            json.fields().forEachRemaining(member -> members.put(member.getKey(), member.getValue()));
        }
        return members;
    }

    private static String keys(Preset preset) {
        List<String> keys = new ArrayList<>();
        preset.settings().numbers().keySet().forEach(setting -> keys.add(setting.key()));
        if (preset.settings().numbers().containsKey(PolicySetting.WRAP_UP)) {
            keys.add(QUEUES);
        }
        if (preset.settings().numbers().containsKey(PolicySetting.LOG_OFF_AT_MIDNIGHT)) {
            keys.add(ZONE);
        }
        keys.add(LABELS);
        return String.join(", ", keys);
    }

    private static String presets() {
        return String.join(", ", Presets.all().stream().map(Preset::name).toList());
    }

    private static IllegalArgumentException wrong(String path, String what) {
        return new IllegalArgumentException(path + " " + what);
    }
}
