package org.bihuan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bihuan.bench.report.Memory;

/** The built product as a program of its own on a data folder. Closing stops it and its database. */
final class Product implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Process process;
    private final int port;
    private final double readySeconds;

    private Product(Process process, int port, double readySeconds) {
        this.process = process;
        this.port = port;
        this.readySeconds = readySeconds;
    }

    /** @param program the words that start it, up to its command */
    static Product start(List<String> program, Path folder, List<String> settings) throws Exception {
        int port = freePort();
        var words = new ArrayList<>(program);
        words.add("run");
        words.add("--bihuan.data=" + folder);
        words.add("--server.port=" + port);
        words.addAll(settings);
        Files.createDirectories(folder);
        var log = folder.resolveSibling(folder.getFileName() + ".log").toFile();
        long begun = System.nanoTime();
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        awaitReady(process, port, log.toPath());
        return new Product(process, port, (System.nanoTime() - begun) / 1e9);
    }

    private static void awaitReady(Process process, int port, Path log) throws Exception {
        var until = Instant.now().plus(PATIENCE);
        var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(until)) {
                if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("the product ended: see " + log);
                }
                try {
                    if (http.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // asked again after a moment
                }
            }
        }
        throw new IllegalStateException("the product is not ready: see " + log);
    }

    int port() {
        return port;
    }

    /** From the start of the program to the first answer that it is ready, as somebody outside sees it. */
    double readySeconds() {
        return readySeconds;
    }

    /** Of the virtual machine alone, without the database: as it stands, and after its heap was collected. */
    Memory memory() throws IOException, InterruptedException {
        double resident = status("VmRSS");
        double most = status("VmHWM");
        jcmd("GC.run");
        var heap = jcmd("GC.heap_info")
                .lines()
                .filter(line -> line.contains(" used "))
                .findFirst()
                .orElse("");
        return new Memory(resident, most, usedMegabytes(heap), status("VmRSS"));
    }

    private static double usedMegabytes(String line) {
        var used = line.replaceAll(".* used ([0-9]+)K.*", "$1");
        return used.chars().allMatch(Character::isDigit) && !used.isEmpty() ? Long.parseLong(used) / 1024.0 : 0;
    }

    private double status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", "" + process.pid(), "status")).stream()
                        .filter(line -> line.startsWith(name + ":"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElse(0)
                / 1024.0;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asked = new ProcessBuilder(program, "" + process.pid(), command)
                .redirectErrorStream(true)
                .start();
        var said = new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        asked.waitFor();
        return said;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
    }
}
