package lineclear.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import lineclear.local.calls.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo floor of the packaged run: what a newcomer sees, and that nobody is left behind. */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
class DemoFloorIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private LocalRun start() throws Exception {
        return LocalRun.start(
                folder, Map.of("QUARKUS_HTTP_PORT", Integer.toString(Ports.tcp()), "LINECLEAR_RECONCILE_EVERY", "1s"));
    }

    private static JsonNode ask(URI url, String method, String path) throws Exception {
        return JSON.readTree(LocalRun.send(url, method, path, LocalRun.token(url, "supervisor"), "{}")
                .body());
    }

    private static JsonNode agents(URI url) throws Exception {
        return ask(url, "GET", "/agents?limit=100").get("agents");
    }

    private static Set<String> told(URI url) throws Exception {
        Set<String> sentences = new HashSet<>();
        ask(url, "GET", "/local/demo")
                .path("told")
                .forEach(one -> sentences.add(one.get("text").asText()));
        return sentences;
    }

    @Test
    void aNewcomerSeesEverythingThatMattersAndThenNobodyIsLeft() throws Exception {
        try (LocalRun run = start()) {
            URI url = run.url();
            LocalRun.send(url, "PUT", "/agents/mine", LocalRun.token(url, "supervisor"), "{\"name\":\"Mine\"}");
            JsonNode state = ask(url, "POST", "/local/demo");
            assertTrue(state.get("running").asBoolean(), state::toString);
            assertEquals(12, state.get("agents").asInt());
            Set<String> wanted = new TreeSet<>(
                    Set.of("reserved", "ringing", "connected", "wrap-up", "no-answer", "break", "available"));
            Set<String> sentences = new HashSet<>();
            Set<String> policies = new TreeSet<>();
            while (!wanted.isEmpty()
                    || sentences.stream().noneMatch(one -> one.contains("agent-busy"))
                    || sentences.stream().noneMatch(one -> one.contains("is free again"))
                    || sentences.stream().noneMatch(one -> one.contains("never heard of again"))) {
                agents(url).forEach(agent -> {
                    wanted.remove(agent.get("status").asText());
                    policies.add(agent.get("policy").asText());
                });
                sentences.addAll(told(url));
                Thread.sleep(200);
            }
            assertEquals(Set.of("8x8", "asm", "keen", "puzzel"), policies);
            assertTrue(ask(url, "GET", "/drift").at("/repairs/ended").asInt() > 0, "reconcile has repaired");
            assertFalse(ask(url, "DELETE", "/local/demo").get("running").asBoolean());
            JsonNode left = agents(url);
            assertEquals(1, left.size(), left::toString);
            assertEquals("mine", left.get(0).get("agentId").asText());
            assertFalse(Files.exists(folder.resolve(".lineclear/demo-floor")));
        }
    }

    @Test
    void whomAKilledProcessLeavesIsTakenAwayAtTheNextStart() throws Exception {
        try (LocalRun run = start()) {
            ask(run.url(), "POST", "/local/demo");
            while (told(run.url()).stream().noneMatch(one -> one.contains(" talks with "))) {
                Thread.sleep(100);
            }
            run.process().destroyForcibly();
            run.exitCode();
        }
        assertTrue(Files.exists(folder.resolve(".lineclear/demo-floor")));
        try (LocalRun run = start()) {
            while (!agents(run.url()).isEmpty() || Files.exists(folder.resolve(".lineclear/demo-floor"))) {
                Thread.sleep(100);
            }
        }
    }

    @Test
    void theCommandShowsItUntilItIsToldToStop() throws Exception {
        try (LocalRun run = start()) {
            URI url = run.url();
            try (LocalRun command = LocalRun.start(folder, Map.of(), "demo", "--url", url.toString())) {
                while (!command.log().contains("/desk/floor")) {
                    assertTrue(command.process().isAlive(), command.log());
                    Thread.sleep(100);
                }
                assertEquals(12, agents(url).size());
                command.terminate();
            }
            assertEquals(0, agents(url).size());
        }
    }

    @Test
    void withoutAServiceTheCommandSaysSo() throws Exception {
        try (LocalRun command = LocalRun.start(folder, Map.of(), "demo", "--url", "http://localhost:" + Ports.tcp())) {
            assertEquals(1, command.exitCode());
            assertTrue(command.log().contains("No service answers at "), command.log());
        }
    }
}
