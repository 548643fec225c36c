package lineclear.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.ClientAttributes;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.LambdaVersion;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.ResourceServerScope;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttributesMask;
import software.amazon.awscdk.services.cognito.StringAttribute;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientOptions;
import software.amazon.awscdk.services.cognito.UserPoolDomain;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.amazon.awscdk.services.cognito.UserPoolGroupOptions;
import software.amazon.awscdk.services.cognito.UserPoolOperation;
import software.amazon.awscdk.services.cognito.UserPoolResourceServer;
import software.amazon.awscdk.services.cognito.UserPoolResourceServerOptions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;

/**
 * A Cognito user pool for centres that have no identity provider. People are in the group {@code agent} or
 * {@code supervisor}, agents have their id in the attribute {@code agent_id}, which only administrators may write;
 * programs use the client credentials of the client {@code Programs}. A trigger puts that into access tokens as
 * Lineclear reads them.
 */
final class UserPoolOfOurs {
    private static final List<String> GROUPS = List.of("agent", "supervisor");
    private static final Duration TOKENS_LIVE = Duration.hours(1);

    private final Stack stack;
    private final Settings settings;
    private final UserPool pool;
    private final List<String> clients = new ArrayList<>();
    private final PagesSignIn pages;

    /** @param url of the service, under which its pages lie */
    UserPoolOfOurs(Stack stack, Settings settings, String url) {
        this.stack = stack;
        this.settings = settings;
        pool = UserPool.Builder.create(stack, "Users")
                .userPoolName(settings.name())
                .selfSignUpEnabled(false)
                .signInAliases(SignInAliases.builder().email(true).build())
                .customAttributes(Map.of(
                        "agent_id",
                        StringAttribute.Builder.create().mutable(true).build()))
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(12)
                        .requireDigits(true)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireSymbols(true)
                        .build())
                .mfa(Mfa.REQUIRED)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .featurePlan(FeaturePlan.ESSENTIALS)
                .deletionProtection(settings.stage().protectsData())
                .removalPolicy(settings.stage().data())
                .build();
        AcceptedFinding.of(
                        "COG3",
                        "Threat protection costs extra for each person and month (the plan Plus);"
                                + " a second factor is required of everybody.")
                .on(pool);
        GROUPS.forEach(group -> pool.addGroup(
                group.equals("agent") ? "Agents" : "Supervisors",
                UserPoolGroupOptions.builder().groupName(group).build()));
        pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, trigger(), LambdaVersion.V3_0);
        UserPoolDomain domain = pool.addDomain(
                "SignIn",
                UserPoolDomainOptions.builder()
                        .cognitoDomain(CognitoDomainOptions.builder()
                                .domainPrefix(settings.name() + "-" + stack.getAccount())
                                .build())
                        .build());
        programs();
        pages = new PagesSignIn(
                pool.getUserPoolProviderUrl(), pages(url), List.of("openid"), List.of(domain.baseUrl()));
    }

    TokenAuthority authority() {
        return new TokenAuthority(pool.getUserPoolProviderUrl(), clients, Optional.of(pages));
    }

    private Function trigger() {
        LogGroup logs = LogGroup.Builder.create(stack, "TokensLogs")
                .retention(settings.stage().logs())
                .removalPolicy(settings.stage().data())
                .build();
        Role role = Role.Builder.create(stack, "TokensRole")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logs.grantWrite(role);
        return Function.Builder.create(stack, "TokensFunction")
                .runtime(Runtime.NODEJS_24_X)
                .architecture(Architecture.ARM_64)
                .handler("index.handler")
                .code(Code.fromInline(source()))
                .role(role)
                .logGroup(logs)
                .timeout(Duration.seconds(5))
                .build();
    }

    static String source() {
        try (InputStream file = UserPoolOfOurs.class.getResourceAsStream("tokens.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void programs() {
        ResourceServerScope scope = ResourceServerScope.Builder.create()
                .scopeName("client")
                .scopeDescription("A program that brings customers")
                .build();
        UserPoolResourceServer server = pool.addResourceServer(
                "Lineclear",
                UserPoolResourceServerOptions.builder()
                        .identifier("lineclear")
                        .scopes(List.of(scope))
                        .build());
        client(
                "Programs",
                UserPoolClientOptions.builder()
                        .generateSecret(true)
                        .accessTokenValidity(TOKENS_LIVE)
                        .oAuth(OAuthSettings.builder()
                                .flows(OAuthFlows.builder()
                                        .clientCredentials(true)
                                        .build())
                                .scopes(List.of(OAuthScope.resourceServer(server, scope)))
                                .build()));
    }

    private String pages(String url) {
        List<String> addresses = new ArrayList<>(List.of(url + "/desk/"));
        settings.origins().forEach(origin -> addresses.add(origin + "/"));
        return client(
                "Pages",
                UserPoolClientOptions.builder()
                        .generateSecret(false)
                        .accessTokenValidity(TOKENS_LIVE)
                        .preventUserExistenceErrors(true)
                        // Something harmless: with nothing here, people could write their own agent_id.
                        .writeAttributes(new ClientAttributes()
                                .withStandardAttributes(StandardAttributesMask.builder()
                                        .locale(true)
                                        .build()))
                        .oAuth(OAuthSettings.builder()
                                .flows(OAuthFlows.builder()
                                        .authorizationCodeGrant(true)
                                        .build())
                                .scopes(List.of(OAuthScope.OPENID))
                                .callbackUrls(addresses)
                                .logoutUrls(addresses)
                                .build()));
    }

    private String client(String id, UserPoolClientOptions.Builder options) {
        UserPoolClient client = pool.addClient(id, options.build());
        clients.add(client.getUserPoolClientId());
        CfnOutput.Builder.create(stack, id + "ClientId")
                .value(client.getUserPoolClientId())
                .build();
        return client.getUserPoolClientId();
    }
}
