package lineclear.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import lineclear.local.start.Place;
import lineclear.local.start.Settings;

/** The phone platform of the demo floor beside those of the settings; its secret lives as long as the process. */
public final class DemoPlatform {
    static final String NAME = "demo";
    static final String SECRET = "lineclear.demo.secret";
    private static final String PLATFORMS = "lineclear.platforms";
    private static final int SECRET_BYTES = 24;

    private DemoPlatform() {}

    /**
     * What is to be told beside the settings. Nothing, and then there is no demo floor, where it is not known at which
     * port the service will be, where somebody has a platform of that name, or where the data is not on this machine
     * alone: others might work with it.
     */
    public static Map<String, String> properties(Settings settings) {
        ObjectNode document = document(settings.properties().get(PLATFORMS));
        int port = settings.port();
        if (port == 0 || settings.data() instanceof Place.Endpoint || document == null || document.has(NAME)) {
            return Map.of();
        }
        byte[] key = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(key);
        String secret = Base64.getEncoder().encodeToString(key);
        document.putObject(NAME)
                .put("type", "standard")
                .put("calls", "http://127.0.0.1:" + port + "/local/demo/calls/{callId}")
                .putArray("secrets")
                .add("literal:whsec_" + secret);
        return Map.of(PLATFORMS, document.toString(), SECRET, secret);
    }

    private static ObjectNode document(String platforms) {
        try {
            String json =
                    platforms.stripLeading().startsWith("{") ? platforms : Files.readString(Path.of(platforms.strip()));
            return new ObjectMapper().readTree(json) instanceof ObjectNode document ? document : null;
        } catch (IOException goneSinceItWasChecked) {
            return null;
        }
    }
}
