package org.bihuan.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks into an office file of the zip kind: says whether it is a document or a workbook, and refuses bombs, macros,
 * embedded programs and archives that are something else in disguise. Sizes are counted while inflating; what the
 * directory claims is not believed.
 */
final class OfficeArchive {

    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_INFLATED = 300L * 1024 * 1024;
    private static final int MOST_CONTENT_TYPES = 1024 * 1024;
    private static final int CHUNK = 64 * 1024;

    private OfficeArchive() {}

    static MediaType typeOf(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (zip.size() > MOST_ENTRIES) {
                throw Refusal.inflates();
            }
            var type = declared(zip);
            inflate(zip);
            return type;
        } catch (ZipException | IllegalArgumentException damaged) {
            throw Refusal.broken();
        }
    }

    private static MediaType declared(ZipFile zip) throws IOException {
        var entry = zip.getEntry("[Content_Types].xml");
        if (entry == null) {
            throw Refusal.typeNotAllowed("application/zip");
        }
        var types = contentTypes(zip, entry).toLowerCase(Locale.ROOT);
        if (types.contains("macroenabled") || types.contains("vbaproject")) {
            throw Refusal.macros();
        }
        if (types.contains("wordprocessingml.document.main+xml") && zip.getEntry("word/document.xml") != null) {
            return MediaType.DOCX;
        }
        if (types.contains("spreadsheetml.sheet.main+xml") && zip.getEntry("xl/workbook.xml") != null) {
            return MediaType.XLSX;
        }
        throw Refusal.typeNotAllowed("application/zip");
    }

    private static String contentTypes(ZipFile zip, ZipEntry entry) throws IOException {
        try (var stream = zip.getInputStream(entry)) {
            return new String(stream.readNBytes(MOST_CONTENT_TYPES), StandardCharsets.UTF_8);
        }
    }

    private static void inflate(ZipFile zip) throws IOException {
        long left = MOST_INFLATED;
        var chunk = new byte[CHUNK];
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            mustBelong(entry);
            try (var stream = zip.getInputStream(entry)) {
                for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                    left -= read;
                    if (left < 0) {
                        throw Refusal.inflates();
                    }
                }
            }
        }
    }

    private static void mustBelong(ZipEntry entry) {
        var name = entry.getName().toLowerCase(Locale.ROOT);
        if (name.contains("..") || name.startsWith("/") || name.contains("\\")) {
            throw Refusal.typeNotAllowed("application/zip");
        }
        if (name.endsWith("vbaproject.bin")) {
            throw Refusal.macros();
        }
    }
}
