package org.bihuan.document.ledger.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.NotOLE2FileException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Tells what a file is by its bytes. Refuses what cannot be read safely: password-protected files,
 * macros, web pages that call themselves .xls, and everything that is not a table.
 */
final class FormatSniffer {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private FormatSniffer() {}

    static LedgerFormat sniff(Path file, LedgerLimits limits) {
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw LedgerProblem.empty();
            }
            if (size > limits.bytes()) {
                throw LedgerProblem.tooBig(limits.bytes() >> 20);
            }
            var head = head(file);
            if (startsWith(head, ZIP)) {
                return sniffZip(file, limits);
            }
            if (startsWith(head, OLE)) {
                return sniffOle(file, size, limits);
            }
            return sniffText(head);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static LedgerFormat sniffZip(Path file, LedgerLimits limits) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > limits.entries()) {
                throw LedgerProblem.bomb();
            }
            if (zip.stream().anyMatch(entry -> entry.getName().endsWith("vbaProject.bin"))) {
                throw LedgerProblem.macros();
            }
            if (zip.getEntry("[Content_Types].xml") == null
                    || zip.stream().noneMatch(entry -> entry.getName().endsWith("workbook.xml"))) {
                throw LedgerProblem.unknownFormat();
            }
            return LedgerFormat.XLSX;
        } catch (ZipException broken) {
            throw LedgerProblem.broken("ZIP");
        }
    }

    private static LedgerFormat sniffOle(Path file, long size, LedgerLimits limits) throws IOException {
        try (var container = new POIFSFileSystem(file.toFile(), true)) {
            var root = container.getRoot();
            if (root.hasEntry("EncryptedPackage")) {
                throw LedgerProblem.encrypted();
            }
            if (root.hasEntry("_VBA_PROJECT_CUR")) {
                throw LedgerProblem.macros();
            }
            if (!root.hasEntry("Workbook") && !root.hasEntry("Book")) {
                throw LedgerProblem.unknownFormat();
            }
            if (size > limits.xlsBytes()) {
                throw LedgerProblem.tooBig(limits.xlsBytes() >> 20);
            }
            return LedgerFormat.XLS;
        } catch (NotOLE2FileException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw LedgerProblem.broken("OLE2");
        } catch (IOException broken) {
            throw LedgerProblem.broken("OLE2");
        }
    }

    private static LedgerFormat sniffText(byte[] head) {
        var start = new String(head, StandardCharsets.ISO_8859_1)
                .replace("\u00EF\u00BB\u00BF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<") || start.startsWith("mime-version:")) {
            throw LedgerProblem.webPage();
        }
        boolean utf16 = startsWith(head, new byte[] {(byte) 0xFF, (byte) 0xFE})
                || startsWith(head, new byte[] {(byte) 0xFE, (byte) 0xFF});
        if (!utf16 && start.indexOf('\0') >= 0 || start.startsWith("%pdf") || start.startsWith("{\\rtf")) {
            throw LedgerProblem.unknownFormat();
        }
        return LedgerFormat.CSV;
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(4_096);
        }
    }

    private static boolean startsWith(byte[] head, byte[] mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int at = 0; at < mark.length; at++) {
            if (head[at] != mark[at]) {
                return false;
            }
        }
        return true;
    }
}
