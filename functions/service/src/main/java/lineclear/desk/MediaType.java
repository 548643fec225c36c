package lineclear.desk;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that the pages are made of. Whatever has another ending is none of theirs. */
enum MediaType {
    HTML("text/html; charset=utf-8", true),
    JS("text/javascript; charset=utf-8", true),
    CSS("text/css; charset=utf-8", true),
    JSON("application/json", true),
    SVG("image/svg+xml", true),
    WEBMANIFEST("application/manifest+json", true),
    PNG("image/png", false);

    private final String header;
    private final boolean text;

    MediaType(String header, boolean text) {
        this.header = header;
        this.text = text;
    }

    /** By the ending of a file's name; empty where it is of another kind. */
    static Optional<MediaType> of(String name) {
        return Arrays.stream(values())
                .filter(type -> name.endsWith("." + type.name().toLowerCase()))
                .findFirst();
    }

    /** As {@code Content-Type}. */
    String header() {
        return header;
    }

    /** Whether it is worth compressing. */
    boolean isText() {
        return text;
    }
}
