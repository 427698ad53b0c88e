package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines where something is missing: one line, and what to do. */
class LauncherTest {

    private static final List<String> TOOLS = List.of(
            "sh",
            "readlink",
            "sed",
            "cat",
            "dirname",
            "mkdir",
            "df",
            "awk",
            "find",
            "sort",
            "xargs",
            "sha256sum",
            "cut");

    @TempDir
    Path tools;

    private record Said(int code, String output) {}

    @BeforeEach
    void aBareMachine() throws IOException {
        for (var tool : TOOLS) {
            var found = Path.of("/usr/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), Files.exists(found) ? found : Path.of("/bin", tool));
        }
    }

    @Test
    void saysWhichJavaIsMissing() throws Exception {
        var said = run(Map.of("BIHUAN_JDK_PLACES", "/nowhere/*"), "run");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.output()).containsOnlyOnce("\n").contains("找不到 JDK 25", "no JDK 25", "JAVA_HOME");
    }

    @Test
    void saysThatNodeIsMissing() throws Exception {
        var said = run(Map.of("JAVA_HOME", System.getProperty("java.home")), "demo");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.output()).containsOnlyOnce("\n").contains("找不到 Node.js", "Node 20 or later");
    }

    @Test
    void saysThatNodeIsTooOld() throws Exception {
        Files.writeString(tools.resolve("node"), "#!/bin/sh\necho 18\n");
        Files.writeString(tools.resolve("npm"), "#!/bin/sh\n");
        assertThat(tools.resolve("node").toFile().setExecutable(true)).isTrue();
        assertThat(tools.resolve("npm").toFile().setExecutable(true)).isTrue();
        var said = run(Map.of("JAVA_HOME", System.getProperty("java.home")), "demo");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.output()).containsOnlyOnce("\n").contains("Node 18 太旧", "Node 18 is too old");
    }

    @Test
    void refusesOptionsAndWordsItDoesNotKnow() throws Exception {
        assertThat(run(Map.of(), "demo", "--fast").output()).contains("不认识的选项 --fast");
        assertThat(run(Map.of(), "run", "--port").output()).contains("选项 --port 缺少值");
        assertThat(run(Map.of(), "run", "--port", "80a").output()).contains("必须是数字");
        var tooHigh = run(Map.of(), "run", "--port", "99999");
        assertThat(tooHigh.code()).isEqualTo(1);
        assertThat(tooHigh.output()).containsOnlyOnce("\n").contains("65535", "99999");
        assertThat(run(Map.of(), "run", "--port", "99999999999999999999").code())
                .isEqualTo(1);
        assertThat(run(Map.of(), "run", "--config", "/nope.yaml").output())
                .containsOnlyOnce("\n")
                .contains("找不到配置文件 /nope.yaml", "check --config");
        assertThat(run(Map.of(), "run", "--data", "/etc/passwd").output())
                .containsOnlyOnce("\n")
                .contains("不能作数据目录", "choose another with --data");
        assertThat(run(Map.of(), "backup", "/nodir/x.zip").output())
                .containsOnlyOnce("\n")
                .contains("目录不存在", "/nodir");
        assertThat(run(Map.of(), "backup").output()).contains("请给出备份文件");
        assertThat(run(Map.of(), "dance").code()).isEqualTo(1);
    }

    @Test
    void explainsItselfWithoutAnythingInstalled() throws Exception {
        var said = run(Map.of(), "help");
        assertThat(said.code()).isZero();
        assertThat(said.output()).contains("demo", "run", "test", "backup FILE", "restore FILE", "doctor");
    }

    private Said run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("/bin/sh", Path.of("..", "bihuan").toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", tools.toString(), "LANG", "C", "HOME", tools.toString()));
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), output);
    }
}
