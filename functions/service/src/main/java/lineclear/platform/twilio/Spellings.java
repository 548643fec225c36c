package lineclear.platform.twilio;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Twilio signs an address now with its port and now without, whatever stands in its console. */
final class Spellings {
    private static final Pattern ADDRESS = Pattern.compile("(?s)(https?)://([^/?#]*?)(:[0-9]+)?([/?#].*)?");

    private Spellings() {}

    /** The address as it is, without a port, and with its own or the usual one. */
    static Set<String> of(String url) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(url);
        Matcher address = ADDRESS.matcher(url);
        if (address.matches()) {
            String host = address.group(1) + "://" + address.group(2);
            String usual = address.group(1).equals("https") ? ":443" : ":80";
            String rest = address.group(4) == null ? "" : address.group(4);
            spellings.add(host + rest);
            spellings.add(host + (address.group(3) == null ? usual : address.group(3)) + rest);
        }
        return spellings;
    }
}
