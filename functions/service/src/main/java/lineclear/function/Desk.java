package lineclear.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.funqy.Funq;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lineclear.desk.DeskSettings;
import lineclear.desk.PageFile;
import lineclear.desk.PageFiles;
import lineclear.desk.SignIn;

/** The pages of agents and supervisors, for everybody: they hold nothing that needs a token. Sees no table. */
public class Desk {
    private static final String CONFIG = "config.json";
    /** After these seconds a browser asks whether a file is still the same: those of one artifact belong together. */
    private static final String FRESH = "max-age=60";

    private final PageFiles files;
    private final DeskSettings settings;

    Desk(PageFiles files, DeskSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    @Funq("desk")
    public APIGatewayV2HTTPResponse desk(APIGatewayV2HTTPEvent event) {
        Request request = new Request(event);
        String path = Optional.ofNullable(request.inPath("proxy")).orElse("");
        if (path.equals(CONFIG)) {
            Map<String, String> headers = Map.of("Content-Type", "application/json", "Cache-Control", FRESH);
            return response(200, headers, config().toString(), false);
        }
        return files.find(path)
                .map(file -> found(file, header(request, "if-none-match"), header(request, "accept-encoding")))
                .orElseGet(this::notFound);
    }

    /** What the pages must know of this deployment before anybody has signed in. */
    private ObjectNode config() {
        ObjectNode config = Json.object();
        if (settings.signIn() instanceof SignIn.Oidc oidc) {
            config.put("signIn", "oidc")
                    .put("issuer", oidc.issuer().toString())
                    .put("clientId", oidc.clientId())
                    .put("redirectUri", oidc.redirectUri().toString());
            oidc.scopes().forEach(config.putArray("scopes")::add);
        } else if (settings.signIn() instanceof SignIn.Local) {
            config.put("signIn", "local").put("demo", true);
        } else {
            config.put("signIn", "none");
        }
        return config;
    }

    private APIGatewayV2HTTPResponse found(PageFile file, String known, String encodings) {
        boolean gzip = file.gzipped() != null && takesGzip(encodings);
        String tag = '"' + file.etag() + (gzip ? "-gzip" : "") + '"';
        Map<String, String> headers =
                new HashMap<>(Map.of("ETag", tag, "Cache-Control", FRESH, "Vary", "Accept-Encoding"));
        if (Arrays.stream(known.split(",")).anyMatch(one -> sameFile(one.strip(), tag))) {
            return response(304, headers, null, false);
        }
        headers.put("Content-Type", file.contentType());
        if (gzip) {
            headers.put("Content-Encoding", "gzip");
            return response(200, headers, Base64.getEncoder().encodeToString(file.gzipped()), true);
        }
        return whole(200, headers, file);
    }

    private APIGatewayV2HTTPResponse notFound() {
        PageFile page = files.notFound();
        return whole(404, Map.of("Content-Type", page.contentType(), "Cache-Control", "no-store"), page);
    }

    private APIGatewayV2HTTPResponse whole(int status, Map<String, String> headers, PageFile file) {
        return file.isText()
                ? response(status, headers, new String(file.content(), StandardCharsets.UTF_8), false)
                : response(status, headers, Base64.getEncoder().encodeToString(file.content()), true);
    }

    /** RFC 9110, 13.1.2: compared weakly, since a cache on the way may have weakened it. */
    private static boolean sameFile(String known, String tag) {
        return known.equals("*") || known.replaceFirst("^W/", "").equals(tag);
    }

    /** RFC 9110, 12.5.3. */
    private static boolean takesGzip(String encodings) {
        return Arrays.stream(encodings.toLowerCase(Locale.ROOT).split(","))
                .map(one -> one.replace(" ", ""))
                .anyMatch(one -> one.matches("gzip(;q=(1(\\.0*)?|0\\.0*[1-9]\\d*))?"));
    }

    private static String header(Request request, String name) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name) && header.getValue() != null)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private APIGatewayV2HTTPResponse response(int status, Map<String, String> more, String body, boolean base64) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Security-Policy", settings.contentSecurityPolicy());
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(base64)
                .build();
    }
}
