package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The one way in is the API. */
@NeedsNode
class NothingPublicTest {
    private static final List<Template> BOTH = List.of(Template.ofProd(), Template.ofEverything());

    @Test
    void thereIsNoOtherWayIn() {
        Set<String> types = new TreeSet<>();
        BOTH.forEach(template -> template.json()
                .get("Resources")
                .forEach(resource -> types.add(resource.get("Type").asText())));
        for (String publicByNature : List.of(
                "AWS::Lambda::Url",
                "AWS::S3::Bucket",
                "AWS::EC2::SecurityGroup",
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                "AWS::Cognito::IdentityPool")) {
            assertFalse(types.contains(publicByNature), publicByNature);
        }
    }

    @Test
    void onlyTheApiTheRuleAndTheUserPoolMayCallFunctionsAndEachFromOnePlace() {
        for (Template template : BOTH) {
            template.all("AWS::Lambda::Permission").forEach((id, permission) -> {
                String who = permission.get("Principal").asText();
                assertTrue(
                        Set.of("apigateway.amazonaws.com", "events.amazonaws.com", "cognito-idp.amazonaws.com")
                                .contains(who),
                        id + " " + who);
                assertTrue(permission.has("SourceArn"), id + ": from anywhere");
            });
        }
    }

    /** One permission for each function, for this API: what it calls, and whom it lets in, its routes say. */
    @Test
    void ofAllApisOnlyTheTwoOfThisStackCallFunctions() {
        Template template = Template.ofProd();
        Set<String> found = new TreeSet<>();
        template.all("AWS::Lambda::Permission").values().stream()
                .filter(permission -> permission.get("Principal").asText().startsWith("apigateway"))
                .map(permission -> Template.text(permission.get("SourceArn")))
                .forEach(arn -> found.add(arn.replaceFirst("^.*\\$\\{(Api|SocketApi)}.*$", "$1")));
        assertEquals(Set.of("Api", "SocketApi"), found);
    }

    @Test
    void policiesOfQueuesAndTopicsAllowNobodyInGeneral() {
        for (Template template : BOTH) {
            for (String type : List.of("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy")) {
                template.all(type).forEach((id, policy) -> {
                    List<JsonNode> statements = Template.stream(policy.at("/PolicyDocument/Statement"))
                            .toList();
                    assertTrue(statements.stream().anyMatch(NothingPublicTest::refusesPlainHttp), id);
                    statements.stream()
                            .filter(statement ->
                                    statement.get("Effect").asText().equals("Allow"))
                            .forEach(statement -> assertTrue(
                                    statement.get("Principal").has("Service") && statement.has("Condition"),
                                    statement::toString));
                });
            }
            assertEquals(6, template.all("AWS::SQS::QueuePolicy").size());
        }
    }

    private static boolean refusesPlainHttp(JsonNode statement) {
        return statement.get("Effect").asText().equals("Deny")
                && statement.at("/Condition/Bool/aws:SecureTransport").asText().equals("false");
    }

    @Test
    void noSecretStandsInTheTemplate() {
        for (Template template : BOTH) {
            template.functions().forEach((name, function) -> function.at("/Environment/Variables")
                    .properties()
                    .forEach(variable -> assertFalse(
                            Template.text(variable.getValue()).matches("(?s).*(literal:|env:|\\{\\{resolve).*"),
                            name + " " + variable.getKey())));
            assertFalse(Arrays.toString(template.json()
                            .get("Outputs")
                            .findValuesAsText("Value")
                            .toArray())
                    .contains("Secret"));
        }
    }
}
