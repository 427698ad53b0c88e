package org.bihuan.document.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.bihuan.document.ledger.book.LedgerBook;
import org.bihuan.document.ledger.book.LedgerLimits;
import org.bihuan.shared.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody should send. */
class HostileLedgersTest {

    private static final String HEADER = "序号,隐患描述,责任单位,整改时限,是否完成\n";

    private static Path csv(String text, Charset charset) throws IOException {
        return Files.write(Ledgers.temporary(".csv"), text.getBytes(charset));
    }

    private static void refuses(Path file, String code) {
        assertThatThrownBy(() -> Ledgers.read(file))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    /** An .xlsx whose only sheet has this beginning, and then as many spaces. */
    private static Path workbook(String sheet, int spaces) throws IOException {
        var file = Ledgers.temporary(".xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "[Content_Types].xml", "<Types/>");
            entry(
                    zip,
                    "_rels/.rels",
                    "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>");
            entry(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='b'/></sheets></workbook>");
            entry(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id='b' Type='x/worksheet' Target='sheet.xml'/></Relationships>");
            zip.putNextEntry(new ZipEntry("xl/sheet.xml"));
            zip.write(sheet.getBytes(StandardCharsets.UTF_8));
            var block = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < spaces; at += block.length) {
                zip.write(block);
            }
            zip.closeEntry();
        }
        return file;
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void refusesAPasswordAMacroAWebPageAndWhatIsNoTable() throws IOException {
        var locked = Ledgers.temporary(".xlsx");
        try (var container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("geheim");
            try (var out = encryptor.getDataStream(container)) {
                Files.copy(Ledgers.fixture("厂中厂隐患台账.xlsx"), out);
            } catch (java.security.GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
            try (var out = Files.newOutputStream(locked)) {
                container.writeFilesystem(out);
            }
        }
        var macros = Ledgers.temporary(".xlsm");
        try (var zip = new ZipOutputStream(Files.newOutputStream(macros))) {
            entry(zip, "[Content_Types].xml", "<Types/>");
            entry(zip, "xl/workbook.xml", "<workbook/>");
            entry(zip, "xl/vbaProject.bin", "x");
        }

        refuses(locked, "LEDGER-FILE-ENCRYPTED");
        refuses(macros, "LEDGER-FILE-HAS-MACROS");
        refuses(
                csv("<html><table><tr><td>序号</td></tr></table></html>", StandardCharsets.UTF_8),
                "LEDGER-FILE-IS-WEB-PAGE");
        refuses(csv("", StandardCharsets.UTF_8), "LEDGER-FILE-EMPTY");
        refuses(Files.write(Ledgers.temporary(".xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0}), "LEDGER-FILE-BROKEN");
        refuses(Files.write(Ledgers.temporary(".xls"), new byte[] {1, 0, 0, 5, 0}), "LEDGER-FORMAT-UNKNOWN");
        refuses(
                Files.write(Ledgers.temporary(".csv"), new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'}),
                "LEDGER-CSV-ENCODING-UNKNOWN");
        refuses(csv(HEADER + "1,\"甲,乙\n2,丙\n", StandardCharsets.UTF_8), "LEDGER-CSV-QUOTE-NOT-CLOSED");
    }

    @Test
    void refusesMoreRowsColumnsAndCharactersThanItsLimits() throws IOException {
        var few = new LedgerLimits(1 << 20, 1 << 20, 100, 1 << 20, 200, 2, 6, 20);

        assertCode(csv(HEADER + "1,a\n2,b\n3,c\n", StandardCharsets.UTF_8), few, "LEDGER-TOO-MANY-ROWS");
        assertCode(csv("a,b,c,d,e,f,g\n", StandardCharsets.UTF_8), few, "LEDGER-TOO-MANY-COLUMNS");
        assertCode(csv("a," + "字".repeat(21) + "\n", StandardCharsets.UTF_8), few, "LEDGER-CELL-TOO-LONG");
        assertCode(csv("a".repeat((1 << 20) + 1), StandardCharsets.UTF_8), few, "LEDGER-FILE-TOO-BIG");
    }

    private static void assertCode(Path file, LedgerLimits limits, String code) {
        assertThatThrownBy(() -> {
                    try (var book = LedgerBook.open(file, "x.csv", limits)) {
                        book.shape(0);
                    }
                })
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void neverReadsAnEntityOutsideTheFile() throws IOException {
        var file = workbook(
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><worksheet><sheetData><row><c t='str'><v>&x;</v></c></row></sheetData></worksheet>",
                0);

        refuses(file, "LEDGER-FILE-BROKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<worksheet><sheetData>", "<worksheet><sheetData><row><c t='str'><v>", "<worksheet><!--"})
    void refusesAZipThatInflatesWithoutEnd(String beginning) throws IOException {
        refuses(workbook(beginning, 100 << 20), "LEDGER-FILE-INFLATES-TOO-MUCH");
    }
}
