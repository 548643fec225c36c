package lineclear.infra;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * {@code ssm:/path} or {@code secret:id}, as the functions read it. The other references are refused here: what is in
 * an environment variable or stands in the document itself is in the template for everybody to read.
 *
 * @param kind {@code ssm} or {@code secret}
 * @param id a name or an ARN
 */
record SecretReference(String kind, String id) {
    private static final Pattern SYNTAX = Pattern.compile("(ssm|secret):([A-Za-z0-9/_+=.@:!-]{1,512})");
    private static final Pattern SECRET_ARN = Pattern.compile("arn:.*-[A-Za-z0-9]{6}");

    static SecretReference of(String text) {
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            throw new WrongSetting("A secret of a deployment must be ssm:/parameter or secret:id;"
                    + " env: and literal: would lay it open in the template.");
        }
        return new SecretReference(parts.group(1), parts.group(2));
    }

    static boolean looksLikeOne(String text) {
        return text.matches("(?s)(env|ssm|secret|literal):.+");
    }

    PolicyStatement grant(Stack stack) {
        return PolicyStatement.Builder.create()
                .actions(List.of(kind.equals("ssm") ? "ssm:GetParameter" : "secretsmanager:GetSecretValue"))
                .resources(List.of(arn(stack)))
                .build();
    }

    private String arn(Stack stack) {
        if (id.startsWith("arn:")) {
            boolean withoutItsEnd =
                    kind.equals("secret") && !SECRET_ARN.matcher(id).matches();
            return withoutItsEnd ? id + "-??????" : id;
        }
        if (kind.equals("ssm")) {
            return arn(stack, "ssm", "parameter", id.replaceFirst("^/", ""), ArnFormat.SLASH_RESOURCE_NAME);
        }
        // Secrets Manager ends a secret's ARN with six letters of its own choice.
        return arn(stack, "secretsmanager", "secret", id + "-??????", ArnFormat.COLON_RESOURCE_NAME);
    }

    private static String arn(Stack stack, String service, String resource, String name, ArnFormat format) {
        return stack.formatArn(ArnComponents.builder()
                .service(service)
                .resource(resource)
                .resourceName(name)
                .arnFormat(format)
                .build());
    }
}
