package lineclear.local.start;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/** Where the data is, as {@code LINECLEAR_DATA} names it. */
public sealed interface Place {
    String CHOICES = "LINECLEAR_DATA takes a folder, the word memory, or the http(s) URL of a DynamoDB endpoint";

    record Memory() implements Place {}

    record Folder(Path path) implements Place {}

    record Endpoint(URI url) implements Place {}

    static Place parse(String data) throws CannotStart {
        if (data.equalsIgnoreCase("memory")) {
            return new Memory();
        }
        if (data.matches("(?i)https?:.*|[a-z][a-z0-9+.-]*://.*")) {
            return new Endpoint(url(data));
        }
        try {
            return new Folder(Path.of(data));
        } catch (InvalidPathException e) {
            throw new CannotStart("“" + data + "” is no folder's name: " + CHOICES + ".");
        }
    }

    private static URI url(String data) throws CannotStart {
        try {
            URI url = URI.create(data);
            if (url.getHost() != null
                    && Set.of("http", "https").contains(url.getScheme().toLowerCase())) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below, in words.
        }
        throw new CannotStart("“" + data + "” is no URL of a DynamoDB endpoint: " + CHOICES + ".");
    }
}
