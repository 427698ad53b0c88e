package org.bihuan.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One running product per data folder. The kernel drops the lock with the process, so that no death leaves one behind;
 * the file only names the holder for the refusal.
 */
public final class FolderLock implements AutoCloseable {

    private static final String FILE = "bihuan.lock";

    /** A process loses its lock as soon as it closes any handle of the file, so it never opens it twice. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock or refuses at once with {@code PLATFORM-FOLDER-LOCKED}. */
    public static FolderLock take(DataFolder folder) {
        var file = folder.root().resolve(FILE);
        if (!HELD_HERE.add(file)) {
            throw inUse(folder, ownId());
        }
        var taken = false;
        try {
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(folder, DataFolder.textOf(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(ownId().getBytes(StandardCharsets.US_ASCII)));
            taken = true;
            return new FolderLock(file, channel);
        } catch (IOException cause) {
            throw DiskFull.isReasonOf(cause) ? DiskFull.at(folder.root(), cause) : new UncheckedIOException(cause);
        } finally {
            if (!taken) {
                HELD_HERE.remove(file);
            }
        }
    }

    /** Whether somebody else runs on the folder at this moment. */
    public static boolean isHeld(DataFolder folder) {
        try (var lock = take(folder)) {
            return false;
        } catch (StartRefused refusal) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static String ownId() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static StartRefused inUse(DataFolder folder, String holder) {
        return new StartRefused(
                "PLATFORM-FOLDER-LOCKED",
                "数据目录正被进程 %s 使用：%s，请先停止它，或用 --data 另选目录".formatted(holder, folder.root()),
                "the data folder is in use by process %s: stop it or choose another with --data".formatted(holder));
    }
}
