package lineclear.local.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path parent;

    @Test
    void theFolderAndItsKeyAreTheOwnersAlone() throws Exception {
        Path folder = parent.resolve("new/folder");
        DataFolder.open(folder).close();
        SigningKey.in(folder);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        Path key = folder.resolve("signing-key.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("lock", "signing-key.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void theKeyStaysTheSame() throws Exception {
        assertEquals(SigningKey.in(parent).getKeyId(), SigningKey.in(parent).getKeyId());
        assertNotEquals(SigningKey.make().getKeyId(), SigningKey.make().getKeyId());
    }

    @Test
    void aKeyThatOthersCouldReadIsClosedAgain() throws Exception {
        SigningKey.in(parent);
        Path key = parent.resolve("signing-key.json");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        SigningKey.in(parent);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    }

    @Test
    void aBrokenKeyIsNotReplacedInSilence() throws Exception {
        Files.writeString(parent.resolve("signing-key.json"), "{\"kty\":\"EC\"");
        String sentence =
                assertThrows(CannotStart.class, () -> SigningKey.in(parent)).getMessage();
        assertTrue(sentence.contains("delete it and start again"), sentence);
    }

    @Test
    void aSecondInstanceIsKeptAway() throws Exception {
        DataFolder first = DataFolder.open(parent);
        String sentence =
                assertThrows(CannotStart.class, () -> DataFolder.open(parent)).getMessage();
        assertTrue(sentence.startsWith("Another Lineclear is running on the data folder " + parent), sentence);
        first.close();
        DataFolder.open(parent).close();
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));
        for (Path path : List.of(file, file.resolve("below"))) {
            String sentence =
                    assertThrows(CannotStart.class, () -> DataFolder.open(path)).getMessage();
            assertTrue(sentence.contains(path.toString()) && sentence.contains("LINECLEAR_DATA"), sentence);
        }
    }

    @Test
    void aFullDiskIsNoBrokenDatabase() {
        Place place = new Place.Folder(parent);
        String full = LocalTable.unreadable(place, "No space left on device").getMessage();
        assertTrue(full.startsWith("There is no room left on the disk of the data folder " + parent), full);
        String broken =
                LocalTable.unreadable(place, "lineclear.db is no database").getMessage();
        assertTrue(broken.startsWith("The database in the data folder " + parent), broken);
        String key = DataFolder.notKept(
                        "The signing key", parent.resolve("k"), new IOException("No space left on device"))
                .getMessage();
        assertTrue(key.endsWith("make room on its disk."), key);
    }
}
