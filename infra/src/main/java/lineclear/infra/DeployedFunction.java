package lineclear.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.ParamsAndSecretsLayerVersion;
import software.amazon.awscdk.services.lambda.ParamsAndSecretsVersions;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * One function: a Lambda with a role and a log of its own. Its role holds no managed policy: those may write to any
 * log, and this one to its own.
 */
final class DeployedFunction extends Construct {
    private static final String LIVE = "live";

    private final FunctionEntry entry;
    private final Role role;
    private final Function function;
    private final IFunction live;

    /** @param readsSecrets whether it needs AWS's extension that reads parameters and secrets */
    DeployedFunction(
            Construct scope,
            FunctionEntry entry,
            Settings settings,
            Map<String, String> environment,
            boolean readsSecrets,
            List<PolicyStatement> rights) {
        super(scope, entry.id());
        this.entry = entry;
        LogGroup logs = LogGroup.Builder.create(this, "Logs")
                .retention(settings.stage().logs())
                .removalPolicy(settings.stage().data())
                .build();
        role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .description(settings.name() + " " + entry.word())
                .build();
        logs.grantWrite(role);
        rights.forEach(role::addToPolicy);
        int concurrency = entry.concurrency(settings);
        Function.Builder builder = Function.Builder.create(this, "Function")
                .functionName(settings.name() + "-" + entry.word())
                .runtime(settings.artifact().runtime())
                .architecture(settings.machine().architecture())
                .handler(settings.artifact().handler())
                .code(Code.fromAsset(settings.functionZip().toString()))
                .memorySize(entry.megabytes(settings.artifact()))
                .timeout(entry.timeout())
                .environment(environment)
                .role(role)
                .logGroup(logs)
                .loggingFormat(LoggingFormat.JSON)
                // Of Lambda's own lines those of calls that failed; the others say what its metrics say.
                .systemLogLevelV2(SystemLogLevel.WARN)
                .applicationLogLevelV2(ApplicationLogLevel.INFO)
                .tracing(settings.traces() ? Tracing.ACTIVE : Tracing.DISABLED);
        if (settings.reservesConcurrency() && concurrency > 0) {
            builder.reservedConcurrentExecutions(concurrency);
        }
        if (readsSecrets) {
            builder.paramsAndSecrets(ParamsAndSecretsLayerVersion.fromVersion(ParamsAndSecretsVersions.V1_0_103));
        }
        if (settings.artifact() == Artifact.JVM) {
            builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
        }
        function = builder.build();
        if (settings.traces()) {
            AcceptedFinding.wildcard(
                            "\\*", "X-Ray has no resources: PutTraceSegments and PutTelemetryRecords take * only.")
                    .on(role);
        }
        if (settings.artifact() == Artifact.JVM) {
            AcceptedFinding.of("L1", "Java 21 is a long-term release that Lambda supports; the artifact needs 17.")
                    .on(function);
            // The alias below is what is called.
            Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
        }
        live = settings.artifact() == Artifact.JVM ? published() : function;
    }

    /** A snapshot is taken of published versions only; callers go to the newest by this name. */
    private IFunction published() {
        return Alias.Builder.create(this, "Live")
                .aliasName(LIVE)
                .version(function.getCurrentVersion())
                .build();
    }

    FunctionEntry entry() {
        return entry;
    }

    Role role() {
        return role;
    }

    Function function() {
        return function;
    }

    /** What is to be called. */
    IFunction live() {
        return live;
    }

    /** Of what is called, for Lambda's own settings. */
    String qualifier() {
        return live == function ? "$LATEST" : LIVE;
    }
}
