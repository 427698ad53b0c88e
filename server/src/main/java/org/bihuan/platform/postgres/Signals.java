package org.bihuan.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** Sends the signals Java has no word for: PostgreSQL tells its ways of stopping apart by them. */
final class Signals {

    private Signals() {}

    static void send(String signal, List<ProcessHandle> processes) {
        var ids = processes.stream().map(each -> Long.toString(each.pid())).collect(Collectors.joining(" "));
        try {
            new ProcessBuilder("sh", "-c", "kill -%s %s".formatted(signal, ids))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
