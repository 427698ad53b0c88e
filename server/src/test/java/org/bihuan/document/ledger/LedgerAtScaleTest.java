package org.bihuan.document.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 100,000 rows of 20 columns, a million different texts among them, in a JVM of 512 MB. */
@Tag("slow")
class LedgerAtScaleTest {

    @Test
    void readsFillsAndMarksAHundredThousandRowsIn512Megabytes(@TempDir Path folder) throws Exception {
        var log = folder.resolve("log.txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerAtScale.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(log))
                .contains("read rows=100000 faulty=2000 done=50000 cancelled=false")
                .contains("amended rows=100000 done=100000")
                .contains("marked rows=100000");
        assertThat(process.exitValue()).isZero();
    }
}
