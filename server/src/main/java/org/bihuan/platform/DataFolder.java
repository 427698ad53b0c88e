package org.bihuan.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The one folder in which an installation keeps everything: database, evidence, settings, logs. Copying it while the
 * product is stopped copies the installation.
 */
public record DataFolder(Path root) {

    private static final long LEAST_FREE_BYTES = 300L * 1024 * 1024;

    /** Makes the folder if need be; refuses one that cannot be written or lies on a full disk. */
    public static DataFolder open(Path path) {
        return open(path, LEAST_FREE_BYTES);
    }

    static DataFolder open(Path path, long leastFreeBytes) {
        var root = path.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root.getParent());
                Files.createDirectory(
                        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.delete(Files.createTempFile(root, ".probe", null));
            requireFreeSpace(root, leastFreeBytes);
            return new DataFolder(root);
        } catch (AccessDeniedException cause) {
            throw notWritable(root, cause);
        } catch (IOException cause) {
            throw DiskFull.isReasonOf(cause) ? DiskFull.at(root, cause) : notWritable(root, cause);
        }
    }

    /** Refuses a place where no folder can be, before anything, such as the log, is written into it. */
    static void requirePlace(Path path) {
        var place = path.toAbsolutePath().normalize();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        if (!Files.isDirectory(place)) {
            throw new StartRefused(
                    "PLATFORM-FOLDER-IS-FILE",
                    "%s 是文件，不能作数据目录，请用 --data 另选目录".formatted(place),
                    "a file is in the place of the data folder: choose another with --data");
        }
        if (!Files.isWritable(place)) {
            throw notWritable(place, null);
        }
    }

    /** Holds one cluster per PostgreSQL major, by its number. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path evidence() {
        return root.resolve("evidence");
    }

    public Path logs() {
        return folder("logs");
    }

    public Path configuration() {
        return root.resolve("bihuan.yaml");
    }

    /** The key of what is sealed in the database; kept apart from backups. */
    Path secretKey() {
        return root.resolve("secret.key");
    }

    /** Leaves an empty file that says something about the whole folder. */
    public void mark(String name) throws IOException {
        Files.writeString(root.resolve(name), "");
    }

    public void unmark(String name) throws IOException {
        Files.deleteIfExists(root.resolve(name));
    }

    public boolean isMarked(String name) {
        return Files.exists(root.resolve(name));
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static void requireFreeSpace(Path root, long leastFreeBytes) throws IOException {
        var free = Files.getFileStore(root).getUsableSpace();
        if (free < leastFreeBytes) {
            throw DiskFull.at(root, null);
        }
    }

    private static StartRefused notWritable(Path root, @Nullable IOException cause) {
        return new StartRefused(
                "PLATFORM-FOLDER-NOT-WRITABLE",
                "数据目录不可写：%s，请更改其权限或用 --data 另选目录".formatted(root),
                "the data folder cannot be written: mend its rights or choose another with --data",
                cause);
    }

    /** The text of a file written by us, or empty when it is absent. */
    static String textOf(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
