package lineclear.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;

/**
 * Whose tokens API Gateway lets in.
 *
 * @param pages empty where nobody signs in to the pages
 */
record TokenAuthority(String issuer, List<String> audience, Optional<PagesSignIn> pages) {
    static TokenAuthority of(Settings.Login login) {
        return new TokenAuthority(
                login.issuer(),
                login.audience(),
                login.pagesClient()
                        .map(client -> new PagesSignIn(login.issuer(), client, login.pagesScopes(), List.of())));
    }

    HttpJwtAuthorizer authorizer() {
        return HttpJwtAuthorizer.Builder.create("Tokens", issuer)
                .authorizerName("tokens")
                .jwtAudience(audience)
                .build();
    }
}
