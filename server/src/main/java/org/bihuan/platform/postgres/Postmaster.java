package org.bihuan.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.bihuan.platform.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server and stays with it. The keeper is a platform thread that starts the process and then waits for it:
 * the kernel's parent-death signal is bound to that thread. A server that dies by itself is started again on the same
 * port; one that dies five times within a minute is left lying.
 */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration RECOVERY = Duration.ofMinutes(15);
    private static final int DEATHS_PER_MINUTE = 5;

    private final ProcessBuilder command;
    private final Path data;
    private final Path log;
    private final CompletableFuture<Process> first = new CompletableFuture<>();
    private volatile boolean keeping = true;

    private Postmaster(ProcessBuilder command, Path data, Path log) {
        this.command = command;
        this.data = data;
        this.log = log;
    }

    /** Returns when the server takes connections. */
    static Postmaster start(ProcessBuilder command, Path data, Path log) throws StartFailure {
        var postmaster = new Postmaster(command, data, log);
        var before = sizeOf(log);
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Thread.ofPlatform().name("postgres-keeper").daemon().start(postmaster::keep);
        postmaster.awaitReady(before);
        return postmaster;
    }

    /** Fast shutdown: open transactions roll back, everything acknowledged is on disk. */
    void stop() {
        synchronized (this) {
            keeping = false;
        }
        Leftovers.clear(data);
    }

    private void keep() {
        var deaths = 0;
        var since = System.nanoTime();
        while (keeping) {
            int code = runOnce();
            if (!keeping) {
                return;
            }
            if (System.nanoTime() - since > TimeUnit.MINUTES.toNanos(1)) {
                deaths = 0;
                since = System.nanoTime();
            }
            if (++deaths > DEATHS_PER_MINUTE) {
                LOG.error("database died {} times within a minute and is left lying; see {}", deaths, log);
                return;
            }
            LOG.warn("database ended with code {}; starting it again", code);
            Leftovers.clear(data);
        }
    }

    private int runOnce() {
        try {
            Process process;
            synchronized (this) {
                if (!keeping) {
                    return 0;
                }
                process = command.start();
            }
            first.complete(process);
            return ended(process);
        } catch (IOException cause) {
            first.completeExceptionally(cause);
            LOG.error("database cannot be started", cause);
            return -1;
        }
    }

    private static int ended(Process process) {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException ignored) {
                // the keeper leaves only with its process
            }
        }
    }

    private void awaitReady(long logSizeBefore) throws StartFailure {
        var process = firstProcess();
        var until = System.nanoTime() + RECOVERY.toNanos();
        while (!isReady(process.pid())) {
            if (!process.isAlive() || System.nanoTime() > until) {
                stop();
                throw new StartFailure(tail(logSizeBefore));
            }
            pause(process);
        }
    }

    private Process firstProcess() {
        try {
            return first.join();
        } catch (CompletionException cause) {
            keeping = false;
            throw new StartRefused(
                    "PLATFORM-TOOLS-MISSING",
                    "缺少启动内置数据库所需的 setsid/setpriv/unshare 命令，请执行 apt-get install util-linux",
                    "setsid, setpriv or unshare is missing: apt-get install util-linux",
                    cause);
        }
    }

    /** Line 8 of the file the server keeps about itself says how far it is. */
    private boolean isReady(long pid) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8);
            return lines.size() > 7
                    && lines.get(0).strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause(Process process) {
        try {
            process.waitFor(10, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database was starting", stopped);
        }
    }

    private String tail(long from) {
        try {
            var bytes = Files.readAllBytes(log);
            var start = (int) Math.min(from, bytes.length);
            return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8).strip();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
