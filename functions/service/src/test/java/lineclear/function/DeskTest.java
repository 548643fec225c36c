package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import lineclear.desk.DeskSettings;
import lineclear.desk.PageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser gets. Statuses, tags and codings are those of RFC 9110; the policy is Content Security Policy 3. */
class DeskTest {
    private static final Path PAGES = Path.of("src/main/resources/lineclear/desk");
    private static final String FILE = "GET /desk/{proxy+}";

    private static DeskSettings settings(boolean local, String issuer, String client, String more, String socket) {
        return DeskSettings.read(
                local,
                Optional.of("https://lines.example.com/"),
                Optional.ofNullable(issuer),
                Optional.ofNullable(client),
                "openid agent",
                Optional.ofNullable(more),
                Optional.ofNullable(socket));
    }

    private static final Desk LOCAL = new Desk(new PageFiles(), settings(true, null, null, null, null));

    private static APIGatewayV2HTTPResponse get(Desk desk, String path, Map<String, String> headers) {
        APIGatewayV2HTTPResponse response = desk.desk(APIGatewayV2HTTPEvent.builder()
                .withRouteKey(path == null ? "GET /desk" : FILE)
                .withRawPath("/desk" + (path == null ? "" : "/" + path))
                .withPathParameters(path == null ? null : Map.of("proxy", path))
                .withHeaders(headers)
                .build());
        Workbench.CONTRACT.assertValid(
                path == null ? "GET /desk" : FILE, response.getStatusCode(), response.getHeaders(), response.getBody());
        return response;
    }

    private static APIGatewayV2HTTPResponse get(String path) {
        return get(LOCAL, path, Map.of());
    }

    @Test
    void theAgentsPageIsThereWithAndWithoutTheLastSlash() throws IOException {
        String page = Files.readString(PAGES.resolve("index.html"));
        assertEquals(page, get(null).getBody());
        assertEquals(page, get("").getBody());
        assertEquals(page, get("index.html").getBody());
        assertEquals("text/html; charset=utf-8", get("").getHeaders().get("Content-Type"));
    }

    @Test
    void aNameWithoutAnEndingIsAPages() {
        assertEquals(get("index.html").getBody(), get("index").getBody());
    }

    @Test
    void everyFileOfThePagesIsServedUnderItsOwnKind() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = PAGES.relativize(file).toString().replace('\\', '/');
                APIGatewayV2HTTPResponse response = get(path);
                assertEquals(200, response.getStatusCode(), path);
                byte[] served = response.getIsBase64Encoded()
                        ? Base64.getDecoder().decode(response.getBody())
                        : response.getBody().getBytes(StandardCharsets.UTF_8);
                assertArrayEquals(Files.readAllBytes(file), served, path);
            }
        }
    }

    /** The page is the same at /desk and at /desk/: a relative address would lead nowhere from one of them. */
    @Test
    void pagesNameWhatTheyLoadAbsolutelyAndItIsThere() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".html")).toList()) {
                for (MatchResult loaded : Pattern.compile("<(?:script|link|img)[^>]*(?:src|href)=\"([^\"]*)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .toList()) {
                    assertTrue(loaded.group(1).startsWith("/desk/"), file + ": " + loaded.group());
                    assertEquals(200, get(loaded.group(1).substring(6)).getStatusCode(), loaded.group());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lib/lit-html.js", "lib/directives/repeat.js", "lib/directive.js", "lib/async-directive.js"})
    void theLibraryLiesBesideThePages(String path) {
        assertEquals(200, get(path).getStatusCode());
        assertEquals("text/javascript; charset=utf-8", get(path).getHeaders().get("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../openapi.yaml",
                "..",
                ".",
                "./index.html",
                "lib/../../openapi.yaml",
                "lib//lit-html.js",
                "/index.html",
                "//etc/passwd",
                "..\\openapi.yaml",
                "%2e%2e/openapi.yaml",
                "index.html\u0000.js",
                "index.html/",
                "lib/",
                "lib",
                "lib/LICENSE",
                "index..html",
                "Beans.class",
                "../desk/Beans.class",
                ".htaccess",
                "a/b/c/d/e/f.js",
                "nobody.html"
            })
    void whatIsNoFileOfThePagesIsNotFound(String path) {
        APIGatewayV2HTTPResponse response = get(path);
        assertEquals(404, response.getStatusCode());
        assertTrue(response.getBody().contains("There is no such page"));
        assertEquals("no-store", response.getHeaders().get("Cache-Control"));
    }

    @Test
    void whatTheBrowserHasAlreadyIsNotSentAgain() {
        String tag = get("index.html").getHeaders().get("ETag");
        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            APIGatewayV2HTTPResponse response = get(LOCAL, "index.html", Map.of("If-None-Match", known));
            assertEquals(304, response.getStatusCode(), known);
            assertNull(response.getBody());
            assertEquals(tag, response.getHeaders().get("ETag"));
        }
        assertEquals(
                200,
                get(LOCAL, "index.html", Map.of("if-none-match", "\"other\"")).getStatusCode());
    }

    @Test
    void whoTakesGzipGetsItAndItIsTheSame() throws IOException {
        APIGatewayV2HTTPResponse plain = get("lib/lit-html.js");
        APIGatewayV2HTTPResponse packed = get(LOCAL, "lib/lit-html.js", Map.of("accept-encoding", "br, gzip, deflate"));
        assertEquals("gzip", packed.getHeaders().get("Content-Encoding"));
        byte[] bytes = Base64.getDecoder().decode(packed.getBody());
        assertTrue(bytes.length < plain.getBody().length() / 2);
        assertEquals(
                plain.getBody(),
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8));
        assertFalse(plain.getHeaders().get("ETag").equals(packed.getHeaders().get("ETag")));
        for (String refused : List.of("identity", "gzip;q=0", "gzip; q=0.0", "br", "x-gzipped")) {
            assertNull(
                    get(LOCAL, "lib/lit-html.js", Map.of("accept-encoding", refused))
                            .getHeaders()
                            .get("Content-Encoding"),
                    refused);
        }
    }

    @Test
    void aBrowserIsToldWhatThePagesMayDo() {
        for (String path : new String[] {null, "", "lib/lit-html.js", "config.json", "nobody.html"}) {
            Map<String, String> headers = get(path).getHeaders();
            assertEquals(
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                            + " manifest-src 'self';"
                            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                    headers.get("Content-Security-Policy"),
                    path);
            assertEquals("nosniff", headers.get("X-Content-Type-Options"));
            assertEquals("no-referrer", headers.get("Referrer-Policy"));
            assertEquals("same-origin", headers.get("Cross-Origin-Opener-Policy"));
        }
    }

    @Test
    void onALaptopPeopleChooseWhoTheyAre() throws IOException {
        assertEquals("{\"signIn\":\"local\",\"demo\":true}", get("config.json").getBody());
    }

    @Test
    void inTheCloudThePagesAreToldWhereToSignInAndMayConnectThere() throws IOException {
        Desk desk = new Desk(
                new PageFiles(),
                settings(
                        false,
                        "https://login.example.org/pool/eu_1",
                        "pages",
                        "https://auth.example.net",
                        "wss://push.example.com/prod"));
        assertEquals(
                new ObjectMapper()
                        .readTree(
                                """
                                {"signIn":"oidc","issuer":"https://login.example.org/pool/eu_1","clientId":"pages",
                                 "redirectUri":"https://lines.example.com/desk/","scopes":["openid","agent"]}"""),
                new ObjectMapper().readTree(get(desk, "config.json", Map.of()).getBody()));
        assertTrue(get(desk, "", Map.of())
                .getHeaders()
                .get("Content-Security-Policy")
                .contains("connect-src 'self' https://auth.example.net https://login.example.org"
                        + " wss://push.example.com; "));
    }

    @Test
    void aDeploymentWithoutAClientForItsPagesSaysSo() {
        Desk desk = new Desk(new PageFiles(), settings(false, null, null, null, null));
        assertEquals("{\"signIn\":\"none\"}", get(desk, "config.json", Map.of()).getBody());
    }

    @Test
    void aSettingThatCannotServeIsNamed() {
        for (String[] wrong : List.of(
                new String[] {"https://login.example.org", null, null, null, "LINECLEAR_SIGN_IN_CLIENT"},
                new String[] {null, "pages", null, null, "LINECLEAR_SIGN_IN_ISSUER"},
                new String[] {"login; script-src *", "pages", null, null, "LINECLEAR_SIGN_IN_ISSUER"},
                new String[] {"javascript:alert(1)", "pages", null, null, "LINECLEAR_SIGN_IN_ISSUER"},
                new String[] {"https://a.example", "pages", "https://b.example *", null, "LINECLEAR_SIGN_IN_ORIGINS"},
                new String[] {null, null, null, "ftp://push.example", "LINECLEAR_SOCKET_URL"})) {
            String told = assertThrows(
                            IllegalArgumentException.class,
                            () -> settings(false, wrong[0], wrong[1], wrong[2], wrong[3]))
                    .getMessage();
            assertTrue(told.contains(wrong[4]), told);
        }
    }
}
