package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextTest {
    @TempDir
    Path project;

    private final Map<String, Object> context = new TreeMap<>();

    @BeforeEach
    void theLeastThatMustBeSaid() {
        context.put("issuer", "https://id.example.com/");
        context.put("audience", "desk");
        context.put("functionZip", Template.functionZip().toString());
    }

    private Settings settings() {
        return new Context(context, project).settings();
    }

    private void assertRefused(String... words) {
        String message = assertThrows(WrongSetting.class, this::settings).getMessage();
        for (String word : words) {
            assertTrue(message.contains(word), word + " is not in: " + message);
        }
    }

    @Test
    void theRestHasDefaults() {
        Settings settings = settings();
        assertEquals(Stage.DEV, settings.stage());
        assertEquals(Artifact.NATIVE, settings.artifact());
        assertEquals(
                Optional.of(new Settings.Login(
                        "https://id.example.com/", List.of("desk"), Optional.empty(), List.of("openid"))),
                settings.login());
        assertEquals(1, settings.reconcileParallel());
        assertTrue(settings.reservesConcurrency());
        assertTrue(settings.platforms().isEmpty());
    }

    @Test
    void whoIssuesTokensMustBeSaid() {
        context.remove("issuer");
        assertRefused("-c issuer=", "-c audience=", "-c cognito=true");
        context.put("issuer", "https://id.example.com/");
        context.remove("audience");
        assertRefused("-c audience=");
        context.put("cognito", "true");
        assertRefused("leave out issuer");
        context.remove("issuer");
        assertEquals(Optional.empty(), settings().login());
    }

    @Test
    void thePagesSignPeopleInAsAClientOfTheIssuers() {
        context.put("pagesClient", "0oa1b2c3");
        context.put("pagesScopes", "openid, supervisor");
        Settings.Login login = settings().login().orElseThrow();
        assertEquals(Optional.of("0oa1b2c3"), login.pagesClient());
        assertEquals(List.of("openid", "supervisor"), login.pagesScopes());
        context.remove("issuer");
        context.remove("audience");
        context.put("cognito", "true");
        assertRefused("pagesClient", "cognito");
    }

    @Test
    void aMisspeltKeyIsAnErrorButTheCdksOwnAreNot() {
        context.put("aws:cdk:enable-path-metadata", true);
        context.put("@aws-cdk/core:some-flag", true);
        settings();
        context.put("alarmMail", "a@example.com");
        assertRefused("alarmMail", "alarmEmail");
    }

    @Test
    void aWrongValueSaysWhatItMustBe() {
        Map<String, String> wrong = new TreeMap<>();
        wrong.put("stage", "staging");
        wrong.put("artifact", "docker");
        wrong.put("architecture", "arm");
        wrong.put("issuer", "http://id.example.com/");
        wrong.put("origins", "https://desk.example.com/page");
        wrong.put("reconcileParallel", "3");
        wrong.put("alarmEmail", "nobody");
        wrong.put("reservedConcurrency", "yes");
        wrong.put("secretsKey", "alias/mine");
        wrong.put("defaultPolicy", "kean");
        wrong.forEach((key, value) -> {
            Object before = context.put(key, value);
            assertRefused(key);
            if (before == null) {
                context.remove(key);
            } else {
                context.put(key, before);
            }
        });
        settings();
    }

    @Test
    void everyOriginIsNeverMeant() {
        context.put("origins", "*");
        assertRefused("origins", "without a path");
    }

    @Test
    void domainAndCertificateGoTogether() {
        context.put("domain", "lineclear.example.com");
        assertRefused("certificate");
    }

    @Test
    void theSizesAreThoseThatDivideTheShards() {
        for (String size : List.of("1", "2", "4", "8", "16")) {
            context.put("reconcileParallel", size);
            assertEquals(Integer.parseInt(size), settings().reconcileParallel());
        }
        for (String size : List.of("0", "32", "-1", "two")) {
            context.put("reconcileParallel", size);
            assertRefused("[1, 2, 4, 8, 16]");
        }
    }

    @Test
    void theArtifactMustBeThere() {
        context.remove("functionZip");
        assertRefused("There is no", "function.zip", "Build it first: mvn");
    }

    @Test
    void theOtherArtifactIsNotDeployed() throws IOException {
        Path zip = project.resolve("function.zip");
        context.put("functionZip", zip.toString());
        write(zip, "META-INF/MANIFEST.MF");
        assertRefused("not the native artifact", "-Pnative", "-c artifact=jvm");
        context.put("artifact", "jvm");
        settings();
        write(zip, "bootstrap");
        assertRefused("not the JVM artifact", "-c artifact=native");
        Files.writeString(zip, "no zip");
        assertRefused("cannot be read as a zip");
    }

    @Test
    void aBinaryForAnotherCpuIsNotDeployed() throws IOException {
        Path zip = project.resolve("function.zip");
        context.put("functionZip", zip.toString());
        byte[] program = new byte[64];
        program[0] = 0x7F;
        program[1] = 'E';
        program[2] = 'L';
        program[3] = 'F';
        program[18] = 0x3E;
        write(zip, "bootstrap", program);
        assertRefused("another CPU than arm64", "-c architecture=x86_64");
        context.put("architecture", "x86_64");
        settings();
        program[18] = (byte) 0xB7;
        write(zip, "bootstrap", program);
        assertRefused("another CPU than x86_64");
        context.remove("architecture");
        assertEquals(Machine.ARM64, settings().machine());
    }

    private static void write(Path zip, String entry, byte... content) throws IOException {
        try (ZipOutputStream file = new ZipOutputStream(Files.newOutputStream(zip))) {
            file.putNextEntry(new ZipEntry(entry));
            file.write(content);
        }
    }

    @Test
    void platformsAreReadAsTheFunctionsReadThem() throws IOException {
        platforms("{\"kamailio\": {\"secrets\": [\"ssm:/k\"], \"rpg\": 1}}");
        assertRefused("platforms.kamailio.rpg is no setting");
        platforms("{");
        assertRefused("platforms is not JSON");
        platforms("{\"amazon-connect\": {\"instanceId\": \"0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0\"}}");
        assertTrue(settings().platforms().hearConnect());
        context.put("platforms", "nowhere.json");
        assertRefused("platforms", "nowhere.json");
    }

    @Test
    void aSecretThatWouldStandInTheTemplateIsRefusedAndNotRepeated() throws IOException {
        for (String secret : List.of("literal:hunter2", "env:HUNTER2")) {
            platforms("{\"kamailio\": {\"secrets\": [\"" + secret + "\"]}}");
            String message = assertThrows(WrongSetting.class, this::settings).getMessage();
            assertFalse(message.contains("hunter2"), message);
        }
        context.remove("platforms");
        context.put("eventsKey", "literal:hunter2");
        String message = assertThrows(WrongSetting.class, this::settings).getMessage();
        assertTrue(message.contains("ssm:/parameter or secret:id"), message);
        assertFalse(message.contains("hunter2"), message);
    }

    private void platforms(String document) throws IOException {
        Files.writeString(project.resolve("platforms.json"), document);
        context.put("platforms", "platforms.json");
    }

    @Test
    void policiesAreReadAsTheFunctionsReadThem() throws IOException {
        Files.writeString(project.resolve("policies.json"), "{\"keen\": {\"holdSecond\": 5}}");
        context.put("policies", "policies.json");
        assertRefused("-c policies=", "holdSecond");
        Files.writeString(project.resolve("policies.json"), "{\"night\": {\"extends\": \"keen\"}}");
        context.put("defaultPolicy", "night");
        assertEquals(Optional.of("night"), settings().defaultPolicy());
    }
}
