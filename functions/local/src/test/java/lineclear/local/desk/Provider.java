package lineclear.local.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * An OpenID provider at which everybody is signed in already. Its codes are good once, and only for who proves with
 * PKCE that they had asked for it (RFC 7636, 4.6).
 */
final class Provider implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private final Supplier<String> token;
    private final AtomicInteger visits = new AtomicInteger();
    /** Whether it mixes up whose answer it gives. */
    volatile boolean confused;

    /** @param token the access token that it issues */
    Provider(Supplier<String> token) throws IOException {
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", this::describe);
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::exchange);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void describe(HttpExchange http) throws IOException {
        answer(
                http,
                200,
                """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token"}"""
                        .formatted(issuer()));
    }

    /** How often somebody was sent here. */
    int visits() {
        return visits.get();
    }

    private void authorize(HttpExchange http) throws IOException {
        visits.incrementAndGet();
        Map<String, String> asked = form(http.getRequestURI().getRawQuery());
        boolean right = asked.get("response_type").equals("code")
                && asked.get("code_challenge_method").equals("S256")
                && asked.get("client_id").equals("pages");
        String code = UUID.randomUUID().toString();
        challenges.put(code, asked.get("code_challenge"));
        String state = confused ? "another" : asked.get("state");
        http.getResponseHeaders()
                .set("location", asked.get("redirect_uri") + "?code=" + code + "&state=" + state + "&iss=" + issuer());
        answer(http, right ? 302 : 400, "");
    }

    private void exchange(HttpExchange http) throws IOException {
        Map<String, String> asked = form(new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String challenge = challenges.remove(asked.getOrDefault("code", ""));
        boolean proved = challenge != null && challenge.equals(hashed(asked.get("code_verifier")));
        answer(
                http,
                proved ? 200 : 400,
                proved
                        ? "{\"access_token\":\"%s\",\"token_type\":\"Bearer\"}".formatted(token.get())
                        : "{\"error\":\"invalid_grant\"}");
    }

    private static String hashed(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange http, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("content-type", "application/json");
        http.getResponseHeaders().set("access-control-allow-origin", "*");
        http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
