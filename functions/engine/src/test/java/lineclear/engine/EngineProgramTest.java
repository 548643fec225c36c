package lineclear.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineProgramTest {
    private static final Platform UNKNOWN = Platform.of("SunOS", "sparcv9");

    @TempDir
    Path folder;

    @Test
    void theOneThatIsNamedComesFirst() throws Exception {
        Path named = program("named");
        assertEquals(named, find(Platform.here(), Map.of("LINECLEAR_ENGINE", " " + named + " ")));
    }

    @Test
    void aNameThatLeadsToNoProgramIsSaid() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no program");
        for (Path wrong : new Path[] {text, folder, folder.resolve("nothing")}) {
            assertEquals(
                    "LINECLEAR_ENGINE names " + wrong
                            + ", which is no program that can be run: "
                            + "give the path of dynoxide 1.2.1, or leave it out.",
                    assertThrows(
                                    EngineMissing.class,
                                    () -> find(Platform.here(), Map.of("LINECLEAR_ENGINE", wrong.toString())))
                            .getMessage());
        }
    }

    /** Else the data would seem to be at fault, and sound data would be moved away. */
    @Test
    void aProgramThatIsAnotherIsSaid() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "#!/bin/sh\necho sqld 0.24\n");
        other.toFile().setExecutable(true);
        assertEquals(
                "LINECLEAR_ENGINE names " + other
                        + ", which is not dynoxide (asked for its version it says: sqld 0.24): give"
                        + " the path of dynoxide 1.2.1, or leave it out.",
                assertThrows(
                                EngineMissing.class,
                                () -> find(Platform.here(), Map.of("LINECLEAR_ENGINE", other.toString())))
                        .getMessage());
    }

    @Test
    void theOneOfThisJarIsUnpackedOnceAndAgainWhenItWasHarmed() throws Exception {
        Path unpacked = find(Platform.here(), Map.of());
        byte[] whole = Files.readAllBytes(unpacked);
        Files.write(unpacked, new byte[] {1, 2, 3});
        assertEquals(unpacked, find(Platform.here(), Map.of("LINECLEAR_ENGINE", " ")));
        assertEquals(whole.length, Files.size(unpacked));
    }

    @Test
    void whereTheJarHasNoneTheOneOnThePathIsTaken() throws Exception {
        Path onPath = program("dynoxide");
        assertEquals(onPath, find(UNKNOWN, Map.of("PATH", "/nowhere:" + folder)));
    }

    @Test
    void whereThereIsNoneAtAllASentenceSaysWhatToDo() {
        assertEquals(
                "There is no database engine for this machine (sunos-sparcv9): "
                        + "put dynoxide 1.2.1 on the PATH or name its file"
                        + " with LINECLEAR_ENGINE, or give the URL of any DynamoDB endpoint with LINECLEAR_DATA.",
                assertThrows(EngineMissing.class, () -> find(UNKNOWN, Map.of("PATH", "/nowhere")))
                        .getMessage());
    }

    /** The names under which npm serves the programs: the keys of optionalDependencies in package.json. */
    @ParameterizedTest
    @CsvSource({
        "Linux,amd64,linux-x64",
        "Linux,aarch64,linux-arm64",
        "Mac OS X,x86_64,darwin-x64",
        "Mac OS X,aarch64,darwin-arm64",
        "Windows 11,amd64,win32-x64"
    })
    void machinesAreCalledAsNpmCallsThem(String system, String architecture, String name) throws Exception {
        assertEquals(name, Platform.of(system, architecture).name());
        String asked = Files.readString(Path.of("package.json"));
        assertEquals(
                true,
                asked.contains("\"@dynoxide/" + name + "\": \"" + Platform.VERSION + "\""),
                "as the build asks for it");
    }

    private Path program(String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\necho dynoxide 1.2.1\n");
        file.toFile().setExecutable(true);
        return file;
    }

    private Path find(Platform platform, Map<String, String> environment) throws Exception {
        return new EngineProgram(platform, environment::get).find(folder);
    }
}
