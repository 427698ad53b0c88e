package org.bihuan.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * How far the clock of a demonstration stands ahead of the true time, kept in a file of the data folder. Where the file
 * lies, nothing but a demonstration may start ({@code PLATFORM-CLOCK-MOVED}): what was done there bears made-up dates.
 */
public final class ClockAhead {

    static final String FILE = "demonstration-clock";

    private final Path file;

    private ClockAhead(Path file) {
        this.file = file;
    }

    public static ClockAhead in(Path data) {
        return new ClockAhead(data.toAbsolutePath().normalize().resolve(FILE));
    }

    /** Zero where the clock was never moved; refuses the start with {@code PLATFORM-CLOCK-BROKEN} where it cannot tell. */
    public Duration read() {
        var text = DataFolder.textOf(file).strip();
        try {
            var ahead = text.isEmpty() ? Duration.ZERO : Duration.parse(text);
            if (!ahead.isNegative()) {
                return ahead;
            }
        } catch (DateTimeException unreadable) {
            throw broken(unreadable);
        }
        throw broken(null);
    }

    /** Replaces the file as a whole, so that no death leaves half of it. */
    public void keep(Duration ahead) {
        var next = file.resolveSibling(FILE + ".new");
        try {
            Files.writeString(next, ahead.toString());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static void requireUnmoved(Environment settings, DataFolder folder) {
        if (folder.isMarked(FILE) && !settings.getProperty("bihuan.demo", Boolean.class, false)) {
            throw new StartRefused(
                    "PLATFORM-CLOCK-MOVED",
                    "%s 的时间曾在演示中拨快，只能用 ./bihuan demo 打开；正式运行请另选目录".formatted(folder.root()),
                    "the clock of this folder was moved in a demonstration: choose another with --data");
        }
    }

    private StartRefused broken(@Nullable Throwable cause) {
        return new StartRefused(
                "PLATFORM-CLOCK-BROKEN",
                "演示时钟文件已损坏：%s，请删除演示数据目录后重新开始".formatted(file),
                "the file of the demonstration's clock is broken: delete the demonstration's folder",
                cause);
    }
}
