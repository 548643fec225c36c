package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trigger of the user pool, run by Node as Lambda does. */
@NeedsNode
class TokensTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private JsonNode tokens(String triggerSource, String request) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("index.js"), UserPoolOfOurs.source());
        String event = "{\"triggerSource\":\"" + triggerSource + "\",\"request\":" + request + "}";
        Process node = new ProcessBuilder(
                        "node",
                        "-e",
                        "require('./index.js').handler(" + event + ").then(e => console.log(JSON.stringify(e)))")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(node.getInputStream().readAllBytes());
        assertEquals(0, node.waitFor());
        return JSON.readTree(answer).at("/response/claimsAndScopeOverrideDetails/accessTokenGeneration");
    }

    @Test
    void aPersonHasTheScopesOfTheirGroupsAndAnAgentTheirId() throws Exception {
        JsonNode tokens = tokens(
                "TokenGeneration_HostedAuth",
                "{\"userAttributes\":{\"custom:agent_id\":\"a-17\"},\"scopes\":[\"openid\"],"
                        + "\"groupConfiguration\":{\"groupsToOverride\":[\"agent\",\"cleaners\"]}}");
        assertEquals("[\"agent\"]", tokens.get("scopesToAdd").toString());
        assertEquals(
                "{\"agent_id\":\"a-17\"}", tokens.get("claimsToAddOrOverride").toString());
    }

    @Test
    void whoIsInNoGroupGetsNothing() throws Exception {
        JsonNode tokens = tokens("TokenGeneration_Authentication", "{\"userAttributes\":{},\"groupConfiguration\":{}}");
        assertEquals("[]", tokens.get("scopesToAdd").toString());
        assertEquals("{}", tokens.get("claimsToAddOrOverride").toString());
    }

    @Test
    void aPersonIsNeverAProgramAndAProgramNeverAPerson() throws Exception {
        assertEquals(
                "[\"supervisor\"]",
                tokens(
                                "TokenGeneration_HostedAuth",
                                "{\"scopes\":[\"lineclear/client\"],"
                                        + "\"groupConfiguration\":{\"groupsToOverride\":[\"supervisor\",\"client\"]}}")
                        .get("scopesToAdd")
                        .toString());
        assertEquals(
                "[\"client\"]",
                tokens(
                                "TokenGeneration_ClientCredentials",
                                "{\"scopes\":[\"lineclear/client\"],"
                                        + "\"groupConfiguration\":{\"groupsToOverride\":[\"supervisor\"]}}")
                        .get("scopesToAdd")
                        .toString());
    }

    @Test
    void everyScopeOfTheApiIsGivenToSomebody() {
        Set<String> scopes = new TreeSet<>();
        Route.all().forEach(route -> scopes.addAll(route.scopes()));
        scopes.forEach(scope -> assertTrue(UserPoolOfOurs.source().contains("'" + scope + "'"), scope));
        assertEquals(Set.of("agent", "client", "supervisor"), scopes);
    }
}
