package lineclear.desk;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the pages are told of their deployment.
 *
 * @param origins to which they connect beside their own
 */
public record DeskSettings(SignIn signIn, Set<String> origins) {
    public DeskSettings {
        origins = Set.copyOf(origins);
    }

    /**
     * As a deployment sets it.
     *
     * @param issuer of OpenID Connect, with its client; neither: nobody signs in here
     * @param scopes to ask for, with space between
     * @param more origins of the issuer's that are not its own, such as that of its tokens, with space between
     * @param socketUrl of what pushes, where that is not beside the pages
     * @throws IllegalArgumentException when something is wrong; the message names the variable
     */
    public static DeskSettings read(
            boolean local,
            Optional<String> publicUrl,
            Optional<String> issuer,
            Optional<String> client,
            String scopes,
            Optional<String> more,
            Optional<String> socketUrl) {
        Set<String> origins = new LinkedHashSet<>();
        SignIn signIn = local ? new SignIn.Local() : oidc(publicUrl, issuer, client, words(scopes));
        if (signIn instanceof SignIn.Oidc oidc) {
            origins.add(origin("LINECLEAR_SIGN_IN_ISSUER", oidc.issuer()));
            words(more.orElse(""))
                    .forEach(url ->
                            origins.add(origin("LINECLEAR_SIGN_IN_ORIGINS", uri("LINECLEAR_SIGN_IN_ORIGINS", url))));
        }
        socketUrl.ifPresent(url -> origins.add(origin("LINECLEAR_SOCKET_URL", uri("LINECLEAR_SOCKET_URL", url))));
        return new DeskSettings(signIn, origins);
    }

    private static SignIn oidc(
            Optional<String> publicUrl, Optional<String> issuer, Optional<String> client, List<String> scopes) {
        if (issuer.isEmpty() && client.isEmpty()) {
            return new SignIn.None();
        } else if (issuer.isEmpty() || client.isEmpty() || publicUrl.isEmpty()) {
            throw new IllegalArgumentException("LINECLEAR_SIGN_IN_ISSUER, LINECLEAR_SIGN_IN_CLIENT and"
                    + " LINECLEAR_PUBLIC_URL go together: give all of them, or neither issuer nor client");
        }
        return new SignIn.Oidc(
                uri("LINECLEAR_SIGN_IN_ISSUER", issuer.get()),
                client.get(),
                scopes,
                uri("LINECLEAR_PUBLIC_URL", publicUrl.get().replaceFirst("/+$", "") + "/desk/"));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private static URI uri(String variable, String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException malformed) {
            throw wrong(variable);
        }
    }

    /** It becomes part of a header: only what an origin may be made of gets there. */
    private static String origin(String variable, URI uri) {
        String origin = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        if (uri.getHost() == null || !origin.matches("(https?|wss?)://[A-Za-z0-9.:\\[\\]-]+")) {
            throw wrong(variable);
        }
        return origin;
    }

    private static IllegalArgumentException wrong(String variable) {
        return new IllegalArgumentException(variable + " must be an address such as https://login.example.org");
    }

    /**
     * {@code Content-Security-Policy}: nothing from elsewhere, nothing inline, nobody's frame; and what is connected to
     * is known beforehand.
     */
    public String contentSecurityPolicy() {
        List<String> connects = new ArrayList<>(List.of("'self'"));
        connects.addAll(origins.stream().sorted().toList());
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; manifest-src 'self';"
                + " connect-src " + String.join(" ", connects)
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
