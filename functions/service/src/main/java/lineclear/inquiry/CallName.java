package lineclear.inquiry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import lineclear.word.Id;

/**
 * A call's id as it stands in a record: itself where it can be an id there, else {@code ~} and its MD5, always the
 * same. It is a name, not a secret. The platform does not know its call by a name that was made, and must not be asked
 * for it as for an id: it would say that there is no such call.
 */
public final class CallName {
    private static final Pattern MADE = Pattern.compile("~[0-9a-f]{32}");

    private CallName() {}

    public static String of(String callId) {
        return Id.is(callId) ? callId : "~" + md5(callId);
    }

    public static boolean made(String name) {
        return MADE.matcher(name).matches();
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
