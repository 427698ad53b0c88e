package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.bihuan.evidence.TestFiles.utf8;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.bihuan.shared.Problem;
import org.bihuan.shared.ZoneKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything from outside is hostile: what is not plainly a file of the list is refused, and leaves nothing behind. */
class HostileUploadTest {

    @TempDir
    Path folder;

    private final Examination examination =
            new Examination(new Sniffer(), Clock.fixed(Instant.parse("2026-11-20T01:30:00Z"), ZoneOffset.UTC));

    @Test
    void takesEachKindOfFileByItsBytesWhateverItIsCalled() {
        assertThat(typeOf("x.exe", TestFiles.jpeg(8, 8))).isEqualTo(MediaType.JPEG);
        assertThat(typeOf("x", TestFiles.picture("png", 8, 8))).isEqualTo(MediaType.PNG);
        assertThat(typeOf("x", TestFiles.pdf())).isEqualTo(MediaType.PDF);
        assertThat(typeOf("x.zip", TestFiles.docx(Map.of()))).isEqualTo(MediaType.DOCX);
        assertThat(typeOf("x", TestFiles.office("spreadsheetml.sheet.main+xml", "xl/workbook.xml", Map.of())))
                .isEqualTo(MediaType.XLSX);
        assertThat(typeOf("x", TestFiles.xls())).isEqualTo(MediaType.XLS);
        assertThat(typeOf("台账.CSV", "序号,单位\n1,住建局\n".getBytes(Charset.forName("GB18030"))))
                .isEqualTo(MediaType.CSV);
        assertThat(typeOf("x.txt", utf8("\uFEFF已整改"))).isEqualTo(MediaType.TEXT);
        assertThat(typeOf("x.jpg", TestFiles.mp4Head())).isEqualTo(MediaType.MP4);
    }

    @Test
    void refusesPagesDrawingsProgramsAndArchivesWhateverTheyAreCalled() {
        for (var content : new byte[][] {
            utf8("<!DOCTYPE html><html><script>alert(1)</script></html>"),
            utf8("  \n<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
            utf8("<?xml version=\"1.0\"?><x/>"),
            utf8("#!/bin/sh\nrm -rf /\n"),
            {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0},
            utf8("MZ\u0090\0\u0003\0\0\0"),
            TestFiles.office("presentationml.presentation.main+xml", "ppt/presentation.xml", Map.of()),
            utf8("GIF89a/*<script>*/=1"),
            {0, 1, 2, 3, 4, 5, 6, 7},
        }) {
            assertThat(refusal("photo.jpg", content)).isEqualTo("EVIDENCE-TYPE-NOT-ALLOWED");
        }
    }

    @Test
    void refusesAPdfThatBeginsAsSomethingElse() {
        assertThat(refusal("a.pdf", utf8("<html><body>\n" + new String(TestFiles.pdf(), Charset.defaultCharset()))))
                .isEqualTo("EVIDENCE-TYPE-NOT-ALLOWED");
    }

    @Test
    void refusesOfficeFilesWithMacrosEvenUndeclaredOnes() {
        assertThat(refusal("a.docx", TestFiles.docx(Map.of("word/vbaProject.bin", new byte[9]))))
                .isEqualTo("EVIDENCE-HAS-MACROS");
        assertThat(refusal(
                        "a.docx",
                        TestFiles.office("word.document.macroEnabled.main+xml", "word/document.xml", Map.of())))
                .isEqualTo("EVIDENCE-HAS-MACROS");
    }

    @Test
    void refusesAnOfficeFileWhosePathsLeaveIt() {
        assertThat(refusal("a.docx", TestFiles.docx(Map.of("../../x", new byte[1]))))
                .isEqualTo("EVIDENCE-TYPE-NOT-ALLOWED");
    }

    @Test
    void refusesAnOfficeFileThatInflatesWithoutEnd() {
        var bomb = TestFiles.docx(Map.of("word/media/zeros", new byte[310 * 1024 * 1024]));

        assertThat(bomb.length).isLessThan(1024 * 1024);
        assertThat(refusal("a.docx", bomb)).isEqualTo("EVIDENCE-INFLATES-TOO-MUCH");
    }

    @Test
    void refusesAPictureOfTooManyPixelsBeforeDecodingIt() {
        assertThat(refusal("a.png", TestFiles.hugePng(60_000, 60_000))).isEqualTo("EVIDENCE-TOO-MANY-PIXELS");
        assertThat(refusal("a.png", TestFiles.hugePng(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .isEqualTo("EVIDENCE-TOO-MANY-PIXELS");
    }

    @Test
    void refusesWhatIsEmptyOrCutOff() {
        var jpeg = TestFiles.jpeg(400, 400);
        var png = TestFiles.picture("png", 400, 400);
        var docx = TestFiles.docx(Map.of());
        var pdf = TestFiles.pdf();

        assertThat(refusal("a.jpg", new byte[0])).isEqualTo("EVIDENCE-FILE-EMPTY");
        assertThat(refusal("a.jpg", Arrays.copyOf(jpeg, jpeg.length / 2))).isEqualTo("EVIDENCE-FILE-BROKEN");
        assertThat(refusal("a.png", Arrays.copyOf(png, png.length / 2))).isEqualTo("EVIDENCE-FILE-BROKEN");
        assertThat(refusal("a.docx", Arrays.copyOf(docx, docx.length - 30))).isEqualTo("EVIDENCE-FILE-BROKEN");
        assertThat(refusal("a.pdf", Arrays.copyOf(pdf, pdf.length - 10))).isEqualTo("EVIDENCE-FILE-BROKEN");
    }

    @Test
    void takesNothingButThePictureFromAPictureWithAnArchiveBehindIt() throws IOException {
        var jpeg = TestFiles.jpeg(40, 40);
        var zip = TestFiles.docx(Map.of());
        var both = Arrays.copyOf(jpeg, jpeg.length + zip.length);
        System.arraycopy(zip, 0, both, jpeg.length, zip.length);

        assertThat(typeOf("a.jpg", both)).isEqualTo(MediaType.JPEG);
    }

    @Test
    void refusesAPhotoLargerThanTwentyMegabytes() {
        var photo = Arrays.copyOf(TestFiles.jpeg(40, 40), 21 * 1024 * 1024);

        assertThat(refusal("a.jpg", photo)).isEqualTo("EVIDENCE-TOO-LARGE");
    }

    @Test
    void stopsReadingAnEndlessUploadAtTheLimit() {
        var endless = new Generated(Long.MAX_VALUE);

        var refused = catchThrowableOfType(Problem.class, () -> Incoming.receive(endless, folder.resolve("endless")));

        assertThat(refused.code()).isEqualTo("EVIDENCE-TOO-LARGE");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(endless.given).isLessThan(101L * 1024 * 1024);
        assertThat(folder.resolve("endless")).doesNotExist();
    }

    @Test
    void streamsALargeFileThroughLittleMemory() throws IOException {
        var video = new Generated(90L * 1024 * 1024);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();

        try (var incoming = Incoming.receive(video, folder.resolve("video"))) {
            examination.examine(incoming, "现场.mp4", new FolderStore(folder));
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(30L * 1024 * 1024);
    }

    @Test
    void keepsNoKeyThatCouldLeaveTheFolder() {
        var store = new FolderStore(folder);

        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class, () -> store.find(ZoneKey.next(), "../../etc/passwd")))
                .isNotNull();
    }

    private MediaType typeOf(String name, byte[] content) {
        try (var incoming = Incoming.receive(new ByteArrayInputStream(content), folder.resolve("one"))) {
            var findings = examination.examine(incoming, name, new FolderStore(folder));
            for (var preview : findings.previews().values()) {
                Files.delete(preview);
            }
            return findings.type();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String refusal(String name, byte[] content) {
        var refused = catchThrowableOfType(Problem.class, () -> typeOf(name, content));
        assertThat(refused).as("refused").isNotNull();
        assertThat(folder).as("nothing left behind").isDirectoryNotContaining("glob:**/*.part");
        return refused.code();
    }

    /** A stream that begins as a video and goes on with nothing in particular. */
    private static final class Generated extends InputStream {

        private final long length;
        private long given;

        Generated(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            throw new IllegalStateException("read one by one");
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (given >= length) {
                return -1;
            }
            int count = (int) Math.min(most, length - given);
            if (given == 0) {
                System.arraycopy(TestFiles.mp4Head(), 0, into, from, 32);
            }
            given += count;
            return count;
        }
    }
}
