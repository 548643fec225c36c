package lineclear.local.check;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lineclear.platform.CallEvent;
import lineclear.platform.wire.Hmac;

/**
 * One session's ids, each in the shape that its platform gives them, in place of those in the samples.
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
     * @param call a name for the call that is used once
     * @param story whose samples may name one call in several ways
     */
    static Ids of(String agentId, String call, Story story) {
        CallEvent told = story.steps().stream()
                .filter(sample -> sample.name().equals(story.name()))
                .flatMap(sample -> sample.event().stream())
                .findFirst()
                .orElseThrow();
        String callId = inTheShapeOf(told.callId(), call);
        Map<String, String> inPlaceOf = new HashMap<>();
        for (Sample sample : story.steps()) {
            sample.event().ifPresent(event -> {
                inPlaceOf.put(event.callId(), callId);
                if (event.agentId() != null) {
                    inPlaceOf.put(event.agentId(), agentId);
                }
                if (event.address() != null) {
                    inPlaceOf.put(event.address(), inTheShapeOf(event.address(), agentId));
                }
            });
        }
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
