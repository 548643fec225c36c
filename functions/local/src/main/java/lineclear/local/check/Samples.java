package lineclear.local.check;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;

/** The bodies of {@code events/webhooks}, which the build puts beside this class, or of a folder of one's own. */
final class Samples {
    private static final String SHIPPED = "webhooks/";
    private static final String STORY = ".story";
    private static final String ANYWHERE = "https://lineclear.example/webhooks";

    private final SetUp setUp;

    Samples(SetUp setUp) {
        this.setUp = setUp;
    }

    /** In alphabetical order. */
    List<Sample> read(Optional<Path> folder) throws CannotCheck {
        List<Sample> samples = new ArrayList<>();
        for (Text text : texts(folder)) {
            if (!text.tells()) {
                samples.add(understood(text.name(), text.content().strip()));
            }
        }
        return samples;
    }

    /** What of several calls is told beside them, in alphabetical order. */
    List<Script> scripts(Optional<Path> folder) throws CannotCheck {
        return texts(folder).stream()
                .filter(Text::tells)
                .map(text -> new Script(text.name(), text.content().lines().toList()))
                .toList();
    }

    /** @param tells it has no event of its own */
    private record Text(String name, boolean tells, String content) {
        static Text of(Path file) throws IOException {
            String name = file.getFileName().toString();
            return new Text(name.replaceFirst("\\.[^.]*$", ""), name.endsWith(STORY), Files.readString(file));
        }
    }

    private List<Text> texts(Optional<Path> folder) throws CannotCheck {
        try {
            return folder.isPresent() ? in(folder.get()) : shipped();
        } catch (IOException e) {
            throw new CannotCheck(
                    "The events cannot be read (" + e.getMessage() + "): name their folder with --events.");
        }
    }

    private List<Text> shipped() throws IOException, CannotCheck {
        URL url = Samples.class.getResource(SHIPPED + setUp.type());
        if (url == null) {
            throw new CannotCheck("No events of " + setUp.type() + " are shipped: name a folder with --events.");
        }
        try {
            URI folder = url.toURI();
            if (!folder.getScheme().equals("jar")) {
                return in(Path.of(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return in(jar.getPath(folder.getSchemeSpecificPart().replaceFirst(".*!", "")));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** A page among them describes them, and is none. */
    private static List<Text> in(Path folder) throws IOException {
        List<Text> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(one -> !one.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                texts.add(Text.of(file));
            }
        }
        return texts;
    }

    private Sample understood(String name, String text) throws CannotCheck {
        Instant now = Instant.now();
        byte[] body = setUp.dialect().sent(text, now).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = setUp.dialect().headers(ANYWHERE, body, now);
        Heard heard = setUp.platform().hear(new Delivery(ANYWHERE, headers, body), now);
        if (heard instanceof Heard.Malformed malformed) {
            throw new CannotCheck("The event " + name + " is none of " + setUp.type() + ": " + malformed.why() + ".");
        } else if (heard instanceof Heard.BadSignature bad) {
            throw new IllegalStateException("our own signature does not fit: " + bad.why());
        }
        return new Sample(name, text, ((Heard.Events) heard).events().stream().findFirst());
    }
}
