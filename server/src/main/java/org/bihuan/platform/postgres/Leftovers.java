package org.bihuan.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bihuan.platform.StartRefused;

/**
 * What an earlier death left behind: a server still running on the data (it works in that folder, which is how it is
 * told from a foreign process that only inherited the number), and the file naming it. Called with the folder's lock
 * held, so nobody else may rightly run there.
 */
final class Leftovers {

    private static final Duration FAST = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private Leftovers() {}

    static void clear(Path data) {
        stop(data, "INT", FAST);
        stop(data, "QUIT", AT_ONCE);
        stop(data, "KILL", AT_ONCE);
        if (!running(data).isEmpty()) {
            throw new StartRefused(
                    "PLATFORM-ORPHAN-STAYS",
                    "上次的数据库进程 %s 无法停止，请手工结束它再启动".formatted(ids(running(data))),
                    "the database of an earlier run cannot be stopped: end it by hand");
        }
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Every process that works in the data folder: the postmaster and those it started. */
    static List<ProcessHandle> running(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, data))
                .toList();
    }

    private static void stop(Path data, String signal, Duration patience) {
        var running = running(data);
        if (running.isEmpty()) {
            return;
        }
        Signals.send(signal, signal.equals("KILL") ? running : heads(running));
        try {
            CompletableFuture.allOf(running.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stays) {
            // the next, harder signal follows
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The postmaster, or, when it is dead, those it left. */
    static List<ProcessHandle> heads(List<ProcessHandle> running) {
        return running.stream()
                .filter(each -> each.parent().filter(running::contains).isEmpty())
                .toList();
    }

    private static boolean worksIn(ProcessHandle process, Path data) {
        try {
            return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), data);
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    private static List<Long> ids(List<ProcessHandle> processes) {
        return processes.stream().map(ProcessHandle::pid).toList();
    }
}
