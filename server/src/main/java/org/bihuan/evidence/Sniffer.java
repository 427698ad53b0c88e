package org.bihuan.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.Tika;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.mime.MimeTypes;
import org.springframework.stereotype.Component;

/**
 * Says what a file really is, from its bytes alone; the declared type is not even asked for, the name only tells a
 * table in text from other text. Refuses what is not on the list.
 */
@Component
final class Sniffer {

    private static final String OOXML = "application/x-tika-ooxml";
    private static final String OLE2 = "application/x-tika-msoffice";
    private static final String TEXT = "text/plain";
    private static final Set<String> MP4_BRANDS =
            Set.of("isom", "iso2", "iso3", "iso4", "iso5", "iso6", "avc1", "mp41", "mp42", "MSNV", "dash", "M4V ");
    private static final int PDF_TAIL = 4096;

    private final Tika magic = new Tika(MimeTypes.getDefaultMimeTypes());

    MediaType typeOf(Path file, String name) throws IOException {
        var found = detect(file);
        return switch (found) {
            case OOXML -> OfficeArchive.typeOf(file);
            case OLE2 -> oldWorkbook(file);
            case TEXT -> text(file, name);
            case "application/pdf" -> pdf(file);
            case "video/quicktime" -> film(file);
            case "image/heic-sequence" -> MediaType.HEIC;
            case "image/heif-sequence" -> MediaType.HEIF;
            default -> listed(found).orElseThrow(() -> Refusal.typeNotAllowed(found));
        };
    }

    private String detect(Path file) throws IOException {
        try (var stream = TikaInputStream.get(file)) {
            return magic.detect(stream);
        }
    }

    /** What the magic names outright; office and text files have their own, stricter ways in. */
    private static Optional<MediaType> listed(String found) {
        return MediaType.find(found)
                .filter(type -> type.kind() != MediaType.Kind.DOCUMENT && type.kind() != MediaType.Kind.SHEET);
    }

    private static MediaType text(Path file, String name) throws IOException {
        PlainText.check(file);
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") ? MediaType.CSV : MediaType.TEXT;
    }

    private static MediaType oldWorkbook(Path file) throws IOException {
        try (var container = new POIFSFileSystem(file.toFile(), true)) {
            var root = container.getRoot();
            if (root.hasEntry("_VBA_PROJECT_CUR") || root.hasEntry("_VBA_PROJECT")) {
                throw Refusal.macros();
            }
            if (root.hasEntry("Workbook") || root.hasEntry("Book")) {
                return MediaType.XLS;
            }
            throw Refusal.typeNotAllowed(OLE2);
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException unreadable) {
            throw Refusal.broken();
        }
    }

    /** The magic calls every film of this family by its oldest member; the brand tells them apart. */
    private static MediaType film(Path file) throws IOException {
        var head = new byte[12];
        try (var stream = Files.newInputStream(file)) {
            stream.readNBytes(head, 0, head.length);
        }
        var box = new String(head, 4, 4, StandardCharsets.ISO_8859_1);
        var brand = new String(head, 8, 4, StandardCharsets.ISO_8859_1);
        return box.equals("ftyp") && MP4_BRANDS.contains(brand) ? MediaType.MP4 : MediaType.QUICKTIME;
    }

    /** A PDF that was cut off has lost its end marker and cannot be opened by everybody. */
    private static MediaType pdf(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            var head = new byte[5];
            bytes.readFully(head);
            var tail = new byte[(int) Math.min(PDF_TAIL, bytes.length())];
            bytes.seek(bytes.length() - tail.length);
            bytes.readFully(tail);
            if (!new String(head, StandardCharsets.ISO_8859_1).equals("%PDF-")) {
                throw Refusal.typeNotAllowed("application/pdf, not at the beginning");
            }
            if (!new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF")) {
                throw Refusal.broken();
            }
            return MediaType.PDF;
        }
    }
}
