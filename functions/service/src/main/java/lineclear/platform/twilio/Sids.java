package lineclear.platform.twilio;

import java.util.regex.Pattern;

/** What Twilio calls things by: two letters that say what it is, and 32 hexadecimal digits. */
final class Sids {
    static final Pattern ACCOUNT = of("AC");
    static final Pattern CALL = of("CA");
    static final Pattern RESERVATION = of("WR");
    static final Pattern TASK = of("WT");
    static final Pattern WORKSPACE = of("WS");

    private Sids() {}

    private static Pattern of(String letters) {
        return Pattern.compile(letters + "[0-9a-fA-F]{32}");
    }
}
