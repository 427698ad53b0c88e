package org.bihuan.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bihuan.platform.DataFolder;
import org.bihuan.platform.StartRefused;

/** A process of its own that runs the embedded server, so that it can be killed. */
final class ForkedServer implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ForkedServer(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static ForkedServer start(Path folder, Path cache) throws IOException {
        return start(folder, cache, List.of(), Map.of());
    }

    static ForkedServer start(Path folder, Path cache, List<String> prefix, Map<String, String> environment)
            throws IOException {
        return start(folder, cache, prefix, environment, System.getProperty("java.class.path"));
    }

    static ForkedServer start(
            Path folder, Path cache, List<String> prefix, Map<String, String> environment, String classPath)
            throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                Main.class.getName(),
                folder.toString(),
                cache.toString()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new ForkedServer(builder.start());
    }

    /** Copies what the server needs of the class path to where another user may read it. */
    static String readableClassPath(Path folder) throws IOException {
        var needed = List.of("classes", "postgres", "commons-", "xz-", "slf4j-api", "jspecify");
        var copies = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var source = Path.of(entry);
            if (needed.stream().noneMatch(source.getFileName().toString()::contains)) {
                continue;
            }
            var copy = folder.resolve("class path " + copies.size()).resolve(source.getFileName());
            try (var files = Files.walk(source)) {
                for (var file : files.toList()) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(
                            file,
                            copy.resolve(source.relativize(file).toString()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            copies.add(copy.toString());
        }
        return String.join(File.pathSeparator, copies);
    }

    /** The first line it says: {@code ready <postmaster id>} or the refusal. */
    String firstLine() throws IOException {
        String line;
        do {
            line = Objects.requireNonNullElse(output.readLine(), "refused without a word");
        } while (!line.startsWith("ready") && !line.startsWith("refused"));
        return line;
    }

    ProcessHandle awaitPostmaster() throws IOException {
        var line = firstLine();
        assertThat(line).startsWith("ready ");
        return ProcessHandle.of(Long.parseLong(line.substring("ready ".length())))
                .orElseThrow();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }

    static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws InterruptedException {
            try {
                var postgres = EmbeddedPostgres.start(DataFolder.open(Path.of(arguments[0])), Path.of(arguments[1]));
                Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
                System.out.println("ready " + postgres.process().pid());
                Thread.currentThread().join();
            } catch (StartRefused refused) {
                System.out.println("refused " + refused.getMessage());
            }
        }
    }
}
