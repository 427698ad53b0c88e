package org.bihuan.document.official;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bihuan.platform.HealthCheck;
import org.bihuan.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes PDF from Word files through LibreOffice, where it is installed; the files are ours, never a stranger's. One at a
 * time, each with a profile of its own and a minute at most.
 */
@Component
public final class PdfPrinter implements HealthCheck {

    private static final int MOST_SECONDS = 60;

    private final Optional<Path> program;
    private final Semaphore turn = new Semaphore(1, true);

    PdfPrinter(@Value("${bihuan.office:}") String configured) {
        this.program = configured.isBlank()
                ? found()
                : Optional.of(Path.of(configured)).filter(Files::isExecutable);
    }

    /** Whether PDF can be made on this machine. */
    public boolean isPresent() {
        return program.isPresent();
    }

    /** Refuses with {@code DOCUMENT-NO-PDF} where LibreOffice is absent and {@code DOCUMENT-PDF-FAILED} where it fails. */
    public byte[] print(byte[] docx) {
        var office = program.orElseThrow(
                () -> Problem.conflict("DOCUMENT-NO-PDF", "服务器未安装 LibreOffice，暂不能生成 PDF。请下载 Word 文件，或请系统管理员安装后再试。"));
        try {
            if (!turn.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.tooOften("DOCUMENT-PDF-BUSY", "正在生成的 PDF 较多，请稍后再试。");
            }
            try {
                return convert(office, docx);
            } finally {
                turn.release();
            }
        } catch (IOException failure) {
            throw failed();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed();
        }
    }

    private static byte[] convert(Path office, byte[] docx) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("paper-");
        try {
            var source = folder.resolve("paper.docx");
            Files.write(source, docx);
            var process = new ProcessBuilder(
                            office.toString(),
                            "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                            "--headless",
                            "--norestore",
                            "--convert-to",
                            "pdf",
                            "--outdir",
                            folder.toString(),
                            source.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw failed();
            }
            var pdf = folder.resolve("paper.pdf");
            if (!Files.exists(pdf)) {
                throw failed();
            }
            return Files.readAllBytes(pdf);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Problem failed() {
        return Problem.conflict("DOCUMENT-PDF-FAILED", "生成 PDF 未成功，请下载 Word 文件，或稍后再试。");
    }

    private static Optional<Path> found() {
        var path = System.getenv("PATH");
        return path == null
                ? Optional.empty()
                : Stream.of(path.split(java.io.File.pathSeparator))
                        .flatMap(folder -> Stream.of("soffice", "libreoffice").map(name -> Path.of(folder, name)))
                        .filter(Files::isExecutable)
                        .findFirst();
    }

    @Override
    public String name() {
        return "document";
    }

    @Override
    public List<Finding> check() {
        return isPresent()
                ? List.of()
                : List.of(new Finding(
                        Severity.WARNING,
                        "DOCUMENT-NO-LIBREOFFICE",
                        "未找到 LibreOffice，公文只能导出 Word，不能生成 PDF",
                        "安装：apt-get install libreoffice-writer-nogui，或用 bihuan.office 指明 soffice 的位置后重启。"));
    }
}
