package lineclear.local.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder of our own, readable by its owner alone when we make it; the lock in it keeps a second instance away. */
final class DataFolder implements AutoCloseable {
    /** Less than a database and its journal take at their first write. */
    private static final long ROOM_BYTES = 1024 * 1024;

    private final FileChannel lock;

    private DataFolder(FileChannel lock) {
        this.lock = lock;
    }

    static DataFolder open(Path folder) throws CannotStart {
        try {
            make(folder);
        } catch (NotDirectoryException e) {
            throw new CannotStart(
                    "LINECLEAR_DATA names the file " + folder.toAbsolutePath() + ": name a folder instead.");
        } catch (IOException e) {
            throw new CannotStart("The data folder " + folder.toAbsolutePath() + " cannot be made (" + reason(e)
                    + "): name another with LINECLEAR_DATA, or set it to memory.");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return new DataFolder(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: said below, in words.
        } catch (IOException e) {
            throw new CannotStart("The data folder " + folder.toAbsolutePath() + " cannot be written (" + reason(e)
                    + "): give it to this user, or name another with LINECLEAR_DATA.");
        }
        close(channel);
        throw new CannotStart("Another Lineclear is running on the data folder " + folder.toAbsolutePath()
                + ": stop it, or give this one a folder of its own with LINECLEAR_DATA.");
    }

    /** @throws NotDirectoryException a file of that name is in the way */
    static void make(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            ownerOnly(folder, "rwx------");
        }
    }

    static void ownerOnly(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** Whether there is no room for what is kept in it, as far as the file system tells. */
    static boolean isFull(Path folder, String reason) {
        try {
            return reason.contains("No space left")
                    || Files.getFileStore(folder).getUsableSpace() < ROOM_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    /** @param key such as {@code The signing key} */
    static CannotStart notKept(String key, Path file, IOException e) {
        String reason = reason(e);
        boolean full = isFull(file.toAbsolutePath().getParent(), reason);
        return new CannotStart(key + " " + file.toAbsolutePath() + " cannot be read or written (" + reason + "): "
                + (full ? "make room on its disk." : "give the folder to this user."));
    }

    static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return ((FileSystemException) e).getFile() + " is a file";
        }
        if (e instanceof NoSuchFileException missing) {
            return "there is no place for " + missing.getFile();
        }
        return e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : e.getMessage();
    }

    @Override
    public void close() {
        close(lock);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The process is about to end, and the lock with it.
        }
    }
}
