package lineclear.local.start;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where the data is, as {@code LINECLEAR_DATA} names it. */
public sealed interface Place {
    String CHOICES = "LINECLEAR_DATA takes a folder, the word memory, or the http(s) URL of a DynamoDB endpoint";

    /** Or what was meant as one, such as {@code localhost:8000}. */
    Pattern URL = Pattern.compile("(?i)https?:.*|[a-z][a-z0-9+.-]*://.*|[a-z0-9.-]+:[0-9]+(/.*)?");

    record Memory() implements Place {}

    record Folder(Path path) implements Place {}

    record Endpoint(URI url) implements Place {}

    static Place parse(String data) throws CannotStart {
        if (data.equalsIgnoreCase("memory")) {
            return new Memory();
        }
        if (URL.matcher(data).matches()) {
            return new Endpoint(url(data));
        }
        if (data.startsWith("~") && expanded(data).equals(data)) {
            throw new CannotStart("LINECLEAR_DATA is “" + data + "”: write the folder's path in full.");
        }
        try {
            return new Folder(Path.of(expanded(data)));
        } catch (InvalidPathException e) {
            throw new CannotStart("“" + data + "” is no folder's name: " + CHOICES + ".");
        }
    }

    /** A shell does so only in some places, and an env file in none: a folder that is called ~ is never meant. */
    static String expanded(String path) {
        return path.equals("~") || path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
    }

    private static URI url(String data) throws CannotStart {
        try {
            URI url = URI.create(data);
            if (url.getHost() != null
                    && url.getPort() <= 65535
                    && Set.of("http", "https").contains(url.getScheme().toLowerCase(Locale.ROOT))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below, in words.
        }
        throw new CannotStart("“" + data + "” is no URL of a DynamoDB endpoint: " + CHOICES + ".");
    }
}
