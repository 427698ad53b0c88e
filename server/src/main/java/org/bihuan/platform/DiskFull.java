package org.bihuan.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Recognises a full disk, whoever meets it first, and words the refusal. */
public final class DiskFull {

    private static final String SYSTEM_TEXT = "No space left on device";

    private static final long LITTLE = 16L * 1024 * 1024;

    private DiskFull() {}

    public static boolean isReasonOf(Throwable problem) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (each.getMessage() != null && isReasonIn(each.getMessage())) {
                return true;
            }
        }
        return false;
    }

    public static boolean isReasonIn(String log) {
        return log.contains(SYSTEM_TEXT) || log.contains("Disk quota exceeded");
    }

    /** Whether the disk holding the folder has nothing left to speak of; a full disk often swallows its own message. */
    public static boolean isReached(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < LITTLE;
        } catch (IOException unknown) {
            return false;
        }
    }

    static StartRefused somewhere(Throwable cause) {
        return at(Path.of("."), cause);
    }

    public static StartRefused at(Path folder, @Nullable Throwable cause) {
        return new StartRefused(
                "PLATFORM-DISK-FULL",
                "磁盘空间不足：%s 所在磁盘至少需要 300 MB 空闲，请清理后重试".formatted(folder),
                "the disk holding the data folder is full: free at least 300 MB and start again",
                cause);
    }
}
