package lineclear.desk;

import java.net.URI;
import java.util.List;

/** How people sign in to the pages of a deployment. */
public sealed interface SignIn {
    /** On a laptop: whoever sits there chooses who they are. */
    record Local() implements SignIn {}

    /**
     * OpenID Connect's authorization code flow with PKCE.
     *
     * @param issuer its discovery document lies below it
     * @param clientId of the pages: a public client, without a secret
     * @param scopes what to ask for
     * @param redirectUri where the issuer sends people back to
     */
    record Oidc(URI issuer, String clientId, List<String> scopes, URI redirectUri) implements SignIn {}

    /** The deployment names no client for its pages: people bring their token from elsewhere. */
    record None() implements SignIn {}
}
