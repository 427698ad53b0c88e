package org.bihuan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bihuan.bench.report.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark tried on a thousand matters, for its answers and never for its times. */
class BenchTest {

    @TempDir
    Path temporary;

    @Test
    void everyQuestionGivesTheRowsOfTheHandWrittenSql() throws Exception {
        var options = options();

        var results = Bench.run(options);

        var size = results.of(1_000).orElseThrow();
        assertThat(size.measured()).hasSizeGreaterThan(25).allMatch(Measured::same);
        assertThat(size.memory()).isNotNull();
        assertThat(results.transferred()).isNotNull();
        assertThat(Files.readString(temporary.resolve("benchmark.md"))).contains("## 1,000 matters", "`ledger-3`");

        // Taken up again there is nothing left to ask.
        assertThat(Bench.run(options).of(1_000).orElseThrow().measured()).isEqualTo(size.measured());
    }

    private Options options() throws IOException {
        return Options.of(
                "--rows",
                "1000",
                "--transfer",
                "300",
                "--smoke",
                "--work",
                temporary.resolve("数据 work").toString(),
                "--out",
                temporary.resolve("benchmark").toString(),
                "--version",
                "tried",
                "--seed",
                "present",
                "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx600m",
                "-Duser.timezone=UTC",
                "-Dfile.encoding=UTF-8",
                "-jar",
                product().toString(),
                "--bihuan.cache=" + Path.of("target", "postgres-programs").toAbsolutePath());
    }

    /** The product as it was packed before this module's turn. */
    private static Path product() throws IOException {
        try (var built = Files.list(Path.of("..", "server", "target"))) {
            return built.filter(each -> each.getFileName().toString().matches("server-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("package the server first: ./mvnw -pl server -am package"))
                    .toAbsolutePath()
                    .normalize();
        }
    }
}
