package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.Bihuan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product in a process of its own: what a mistaken word is answered with, and what the doctor says. */
class LaunchTest {

    @TempDir
    Path temporary;

    private record Said(int code, String output) {}

    @Test
    void answersAMistakeInOneLineThatSaysWhatToDo() throws Exception {
        var file = Files.writeString(temporary.resolve("a file"), "");
        refused("PLATFORM-PORT-WRONG", "run", "--server.port=99999");
        refused("PLATFORM-CONFIG-MISSING", "run", "--bihuan.config=/nope.yaml");
        refused("PLATFORM-FOLDER-IS-FILE", "run", "--bihuan.data=" + file);
        refused("PLATFORM-FOLDER-IS-FILE", "doctor", "--bihuan.data=" + file);
    }

    @Test
    void opensAFolderWhoseClockWasMovedForDemonstrationsOnly() throws Exception {
        var folder = temporary.resolve("moved");
        Files.createDirectory(folder);
        Files.writeString(folder.resolve(ClockAhead.FILE), "PT240H");

        refused("PLATFORM-CLOCK-MOVED", "run", "--server.port=0", "--bihuan.data=" + folder);
    }

    @Test
    void theDoctorFindsAStoppedInstallationWellAndRunsNothingInIt() throws Exception {
        var folder = temporary.resolve("data");
        try (var product = ForkedProduct.start(folder)) {
            product.found();
        }

        var said = say("doctor", "--bihuan.data=" + folder);

        assertThat(said.output()).contains("一切正常").doesNotContain("WARN", "audit-seal");
        assertThat(said.code()).isZero();
        var nowhere = say("backup", temporary.resolve("none/x.zip").toString(), "--bihuan.data=" + folder);
        assertThat(nowhere.output()).containsOnlyOnce("\n").contains("BACKUP-FOLDER-MISSING");
        assertThat(nowhere.code()).isEqualTo(1);
    }

    private void refused(String code, String... words) throws IOException, InterruptedException {
        var said = say(words);
        assertThat(said.output()).containsOnlyOnce("\n").contains(code, "｜").doesNotContain("\tat ");
        assertThat(said.code()).isEqualTo(1);
    }

    private Said say(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Bihuan.class.getName()));
        command.addAll(List.of(words));
        command.add("--bihuan.cache=" + Path.of("target", "postgres-programs").toAbsolutePath());
        var process = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), output);
    }
}
