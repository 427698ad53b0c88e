package org.bihuan.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.bihuan.platform.DiskFull;
import org.bihuan.platform.StartRefused;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs: unpacked once per version and processor into a folder that may be shared by many data
 * folders. A half-unpacked folder never counts, because it gets its name only when complete.
 */
record Binaries(Path folder) {

    static final int MAJOR = 18;
    static final String VERSION = "18.6.0";

    static Binaries unpackedIn(Path cache) {
        var processor = processor();
        var folder = cache.toAbsolutePath().resolve("postgres-%s-%s".formatted(VERSION, processor));
        if (!Files.isDirectory(folder)) {
            try {
                unpack("/postgres-linux-%s.txz".formatted(processor), folder);
            } catch (IOException cause) {
                if (DiskFull.isReasonOf(cause)) {
                    throw DiskFull.at(cache, cause);
                }
                throw new StartRefused(
                        "PLATFORM-CACHE-NOT-WRITABLE",
                        "无法解压数据库程序到 %s，请检查目录权限或用环境变量 BIHUAN_CACHE 另选目录".formatted(cache),
                        "cannot unpack the database programs: mend the folder's rights or set BIHUAN_CACHE",
                        cause);
            }
        }
        return new Binaries(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static String processor() {
        var name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default ->
                throw new StartRefused(
                        "PLATFORM-PROCESSOR-UNKNOWN",
                        "内置数据库不支持处理器 %s，请用 bihuan.database.url 连接外部 PostgreSQL".formatted(name),
                        "no embedded database for this processor: set bihuan.database.url to an external PostgreSQL");
        };
    }

    private static void unpack(String resource, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        var fresh = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try (var packed = Binaries.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new IllegalStateException("missing from the class path: " + resource);
            }
            try (var archive = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
                for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                    write(archive, entry, fresh);
                }
            }
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException anotherWasFaster) {
            Folders.delete(fresh);
        } catch (IOException failed) {
            Folders.delete(fresh);
            throw failed;
        }
    }

    private static void write(TarArchiveInputStream archive, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IllegalStateException("leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(archive, target);
        Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
