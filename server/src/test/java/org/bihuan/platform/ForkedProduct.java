package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bihuan.Bihuan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole product in a process of its own, to be killed; and one person's browser in front of it. */
final class ForkedProduct implements AutoCloseable {

    /** What is killed, and in which order. */
    enum Victim {
        APPLICATION,
        DATABASE_THEN_APPLICATION,
        BOTH_AT_ONCE
    }

    private static final String PASSWORD = "Donglan@2026";
    private static final String CODE = "bihuan set-up code: ";

    private final Process process;
    private final String address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final CompletableFuture<String> setUpCode = new CompletableFuture<>();

    private ForkedProduct(Process process, int port) {
        this.process = process;
        this.address = "http://127.0.0.1:" + port;
    }

    static ForkedProduct start(Path folder) throws IOException {
        return start(folder, "-Xmx400m", "-XX:TieredStopAtLevel=1");
    }

    /** As {@link #start(Path)}, but nothing is done in the background. */
    static ForkedProduct startResting(Path folder) throws IOException {
        return start(folder, "-Xmx400m", "-XX:TieredStopAtLevel=1", "--bihuan.jobs.recurring=false");
    }

    static ForkedProduct start(Path folder, String heap, String compiler, String... settings) throws IOException {
        var port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                compiler,
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                Bihuan.class.getName(),
                "run",
                "--bihuan.data=" + folder,
                "--bihuan.cache=" + Path.of("target", "postgres-programs").toAbsolutePath(),
                "--bihuan.jobs.heartbeat=1s",
                "--server.port=" + port));
        command.addAll(List.of(settings));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        var product = new ForkedProduct(process, port);
        product.awaitReady();
        return product;
    }

    /** Founds the zone with the code from the console. */
    void found() throws IOException, InterruptedException {
        get("/api/setup");
        var status = post(
                "/api/setup",
                Map.of(
                        "code", setUpCode.orTimeout(30, TimeUnit.SECONDS).join(),
                        "zone", Map.of("code", "DONGLAN", "name", "东澜经济技术开发区", "shortName", "东澜经开区"),
                        "administrators",
                                List.of(
                                        administrator("SYSTEM", "xitong"),
                                        administrator("SECURITY", "anquan"),
                                        administrator("AUDIT", "shenji"))));
        assertThat(status).isEqualTo(201);
    }

    void logIn() throws IOException, InterruptedException {
        get("/api/setup");
        assertThat(post("/api/session", Map.of("login", "xitong", "password", PASSWORD)))
                .isEqualTo(200);
        get("/api/session");
    }

    /** Asks for something, in JSON unless the body is a file, and reads the answer. */
    JsonNode send(String method, String path, HttpRequest.BodyPublisher body, String type)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofMinutes(5))
                .header("content-type", type)
                .method(method, body);
        withToken(request);
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isLessThan(300);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Fetches a file. */
    void download(String path, Path to) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofFile(to));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    int post(String path, Object body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        withToken(request);
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400 && answer.statusCode() < 500) {
            System.err.println(path + ": " + answer.body());
        }
        return answer.statusCode();
    }

    private void withToken(HttpRequest.Builder request) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .forEach(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
    }

    /** SIGKILL: nobody gets a chance to tidy up. */
    void kill(Victim victim) {
        var database = process.descendants().toList();
        switch (victim) {
            case APPLICATION -> process.destroyForcibly();
            case DATABASE_THEN_APPLICATION -> {
                database.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            case BOTH_AT_ONCE -> {
                process.destroyForcibly();
                database.forEach(ProcessHandle::destroyForcibly);
            }
        }
        process.onExit().join();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        http.close();
    }

    private void get(String path) throws IOException, InterruptedException {
        http.send(HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.discarding());
    }

    /** Reads the console until it says ready, and goes on emptying it. */
    private void awaitReady() {
        var ready = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try (var lines = process.inputReader()) {
                lines.lines().forEach(line -> {
                    if (line.contains(CODE)) {
                        setUpCode.complete(line.substring(line.indexOf(CODE) + CODE.length()));
                    }
                    if (line.contains("ready: http")) {
                        ready.complete(true);
                    }
                });
            } catch (IOException | java.io.UncheckedIOException killed) {
                // the console ends with the product
            }
            ready.complete(false);
        });
        assertThat(ready.orTimeout(3, TimeUnit.MINUTES).join()).as("ready").isTrue();
    }

    private static Map<String, String> administrator(String kind, String login) {
        return Map.of("kind", kind, "login", login, "name", "管理员", "password", PASSWORD);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
