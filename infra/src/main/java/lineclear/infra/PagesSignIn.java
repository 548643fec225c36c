package lineclear.infra;

import java.util.List;

/**
 * How people sign in to the pages.
 *
 * @param issuer of the tokens
 * @param client of the pages, which has no secret
 * @param scopes to ask for
 * @param origins of the issuer's, beside that of its address: what the pages may connect to, too
 */
record PagesSignIn(String issuer, String client, List<String> scopes, List<String> origins) {}
