package lineclear.local.check;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineclear.agent.record.Tombstones;
import lineclear.platform.wire.Hmac;

/**
 * One call's ids, each in the shape that its platform gives them, in place of those in the samples.
 *
 * @param callId what the platform calls the call
 * @param inPlaceOf what stands in the samples, and what is to stand there
 */
record Ids(String callId, Map<String, String> inPlaceOf) {
    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-f]{32}");
    private static final Pattern UNIQUE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("[+]?[0-9]{7,15}");
    /** North America has no area code 555: nobody has such a number. */
    private static final String NOBODYS = "1555";

    /**
     * Those of each of a story's calls, by its name there.
     *
     * @param name for the session that is used once
     */
    static Map<String, Ids> of(String agentId, String name, Story story) {
        Map<String, Ids> ids = new LinkedHashMap<>();
        Set<String> slots = new HashSet<>(Set.of(slot(name)));
        for (String call : story.calls()) {
            String sample = callId(call, story);
            String own = inTheShapeOf(sample, call.isEmpty() ? name : name + "-" + call);
            for (int salt = 2; !call.isEmpty() && !slots.add(slot(own)); salt++) {
                own = inTheShapeOf(sample, name + "-" + call + salt);
            }
            ids.put(call, of(call.equals(Sample.ELSEWHERE) ? agentId + "-" + call : agentId, own, story.of(call)));
        }
        return ids;
    }

    /** Of the sixteen calls that an agent's record remembers, none takes the place of another of the same story. */
    private static String slot(String id) {
        return Tombstones.Mark.of(id).slot();
    }

    /** Of several names of one call that of the sample for which its story is told. */
    private static String callId(String call, Story story) {
        return story.of(call)
                .filter(sample -> sample.event().isPresent())
                .min(Comparator.comparing(sample -> !sample.name().equals(story.name())))
                .flatMap(Sample::event)
                .orElseThrow()
                .callId();
    }

    private static Ids of(String agentId, String callId, Stream<Sample> steps) {
        Map<String, String> inPlaceOf = new HashMap<>();
        steps.flatMap(sample -> sample.event().stream()).forEach(event -> {
            inPlaceOf.put(event.callId(), callId);
            if (event.agentId() != null) {
                inPlaceOf.put(event.agentId(), agentId);
            }
            if (event.address() != null) {
                inPlaceOf.put(event.address(), inTheShapeOf(event.address(), agentId));
            }
        });
        return new Ids(callId, inPlaceOf);
    }

    /** An id as platforms make them, always the same for a name. */
    static String inTheShapeOf(String sample, String name) {
        byte[] hash = Hmac.digest(Hmac.bytes(name));
        if (SID.matcher(sample).matches()) {
            return sample.substring(0, 2) + HexFormat.of().formatHex(hash, 0, 16);
        } else if (UNIQUE.matcher(sample).matches()) {
            return UUID.nameUUIDFromBytes(hash).toString();
        } else if (NUMBER.matcher(sample).matches()) {
            String plus = sample.startsWith("+") ? "+" : "";
            int number = (hash[0] & 0xff) << 16 | (hash[1] & 0xff) << 8 | hash[2] & 0xff;
            return plus + NOBODYS + String.format("%07d", number % 10_000_000);
        }
        return sample.contains("@") ? name + sample.substring(sample.indexOf('@')) : name;
    }

    String in(String body) {
        Map<String, String> spelled = new HashMap<>();
        inPlaceOf.forEach((old, own) -> {
            spelled.put(old, own);
            spelled.put(encoded(old), encoded(own));
        });
        String any = spelled.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(any)
                .matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(spelled.get(found.group())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
