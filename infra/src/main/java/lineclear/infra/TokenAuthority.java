package lineclear.infra;

import java.util.List;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;

/** Whose tokens API Gateway lets in. */
record TokenAuthority(String issuer, List<String> audience) {
    static TokenAuthority of(Settings.Login login) {
        return new TokenAuthority(login.issuer(), login.audience());
    }

    HttpJwtAuthorizer authorizer() {
        return HttpJwtAuthorizer.Builder.create("Tokens", issuer)
                .authorizerName("tokens")
                .jwtAudience(audience)
                .build();
    }
}
