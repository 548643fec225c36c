package lineclear.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.apigatewayv2.CfnApiMapping;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.DomainName;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The one stage of the API: how much each route lets through, what is logged of a request, and the name it is reached
 * by.
 */
final class StageOfApi {
    /**
     * A line for each request, at the price of its bytes: what the functions' own lines do not say. CloudWatch knows
     * the time. Neither path nor query: the address of a session's events is a secret.
     */
    private static final String LOGGED =
            """
            {"id":"$context.requestId","route":"$context.routeKey","status":"$context.status",\
            "ms":"$context.responseLatency","ip":"$context.identity.sourceIp",\
            "fault":"$context.integrationErrorMessage","denied":"$context.authorizer.error"}""";

    private final Optional<String> domainTarget;

    StageOfApi(Construct scope, Settings settings, PublicApi api, List<HttpRoute> routes) {
        LogGroup accessLog = LogGroup.Builder.create(scope, "AccessLog")
                .retention(settings.stage().logs())
                .removalPolicy(settings.stage().data())
                .build();
        CfnStage stage = CfnStage.Builder.create(scope, "ApiStage")
                .apiId(api.id())
                .stageName("$default")
                .autoDeploy(true)
                .accessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                        .destinationArn(accessLog.getLogGroupArn())
                        .format(LOGGED)
                        .build())
                .routeSettings(limits())
                .build();
        // CloudFormation fails on limits of a route that is not there yet.
        routes.forEach(route -> stage.getNode().addDependency(route));
        domainTarget = settings.domain().map(domain -> named(scope, domain, api, stage));
    }

    /** CloudFormation's own spelling: the CDK passes these on as they are. */
    private static Map<String, Object> limits() {
        Map<String, Object> limits = new LinkedHashMap<>();
        for (Route route : Route.all()) {
            int callsPerSecond = FunctionEntry.named(route.function()).callsPerSecond();
            limits.put(
                    route.key(),
                    Map.of("ThrottlingRateLimit", callsPerSecond, "ThrottlingBurstLimit", 2 * callsPerSecond));
        }
        return limits;
    }

    private static String named(Construct scope, Settings.Domain domain, PublicApi api, CfnStage stage) {
        DomainName name = DomainName.Builder.create(scope, "Domain")
                .domainName(domain.name())
                .certificate(Certificate.fromCertificateArn(scope, "Certificate", domain.certificateArn()))
                .build();
        CfnApiMapping mapping = CfnApiMapping.Builder.create(scope, "DomainMapping")
                .apiId(api.id())
                .domainName(name.getName())
                .stage(stage.getStageName())
                .build();
        mapping.getNode().addDependency(stage);
        return name.getRegionalDomainName();
    }

    /** What the domain's record must point to; empty without a domain. */
    Optional<String> domainTarget() {
        return domainTarget;
    }
}
