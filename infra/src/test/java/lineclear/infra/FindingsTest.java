package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** cdk-nag's AWS Solutions over everything that can be deployed. */
@NeedsNode
class FindingsTest {
    @Test
    void thereIsNoneThatWasNotAccepted() {
        assertEquals(List.of(), Template.ofProd().findings());
        assertEquals(List.of(), Template.ofEverything().findings());
    }

    @Test
    void whatIsAcceptedIsThisAndSaysWhy() {
        Set<String> accepted = new TreeSet<>();
        for (Template template : List.of(Template.ofProd(), Template.ofEverything())) {
            template.json().get("Resources").forEach(resource -> resource.at("/Metadata/cdk_nag/rules_to_suppress")
                    .forEach(suppression -> {
                        accepted.add(suppression.get("id").asText().replace("AwsSolutions-", ""));
                        assertTrue(suppression.get("reason").asText().length() > 40, suppression::toString);
                        boolean wildcard = suppression.get("id").asText().endsWith("IAM5");
                        assertEquals(wildcard, suppression.has("applies_to"), suppression::toString);
                    }));
        }
        assertEquals(Set.of("APIG4", "COG3", "IAM5", "L1", "SMG4", "SQS3"), accepted);
    }

    @Test
    void theyWereReallyLookedFor() {
        List<String> rules = new ArrayList<>();
        Template.ofProd().json().get("Resources").forEach(resource -> resource.at("/Metadata/cdk_nag")
                .forEach(list -> list.forEach(one -> rules.add(one.get("id").asText()))));
        assertTrue(rules.size() > 13, rules::toString);
    }
}
