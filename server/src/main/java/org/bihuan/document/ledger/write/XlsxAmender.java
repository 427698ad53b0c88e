package org.bihuan.document.ledger.write;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.bihuan.document.ledger.book.LedgerLimits;
import org.bihuan.document.ledger.book.SheetShape;
import org.bihuan.document.ledger.book.XlsxParts;
import org.bihuan.document.ledger.book.XlsxStyles;

/** Copies an .xlsx entry by entry, rewriting the one sheet (and what marking needs) on the way. */
final class XlsxAmender {

    private static final String CONTENT_TYPES = "[Content_Types].xml";

    private final Path original;
    private final LedgerLimits limits;

    XlsxAmender(Path original, LedgerLimits limits) {
        this.original = original;
        this.limits = limits;
    }

    void amend(int sheet, SheetShape shape, Amendment amendment, OutputStream out) {
        try (var parts = XlsxParts.open(original, limits)) {
            copy(parts, sheet, new AmendedSheet(amendment, shape.merges()), Map.of(), out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void mark(ErrorMarks marks, OutputStream out) {
        try (var parts = XlsxParts.open(original, limits)) {
            var replaced = new HashMap<String, String>();
            int styles = 0;
            var styleEntry = parts.part("styles");
            if (styleEntry != null) {
                try (var reader = new InputStreamReader(parts.stream(styleEntry), StandardCharsets.UTF_8)) {
                    var painter = new StylePainter(reader);
                    styles = painter.count();
                    replaced.put(styleEntry, painter.painted());
                }
            }
            var relations =
                    XlsxParts.relationsOf(parts.sheets().get(marks.sheet()).entry());
            var existing = text(parts, relations);
            boolean comments = !existing.contains("/vmlDrawing") && !existing.contains("/comments");
            if (comments) {
                var texts = new CommentParts(marks);
                replaced.put(relations, CommentParts.relations(existing));
                replaced.put(CONTENT_TYPES, CommentParts.contentTypes(text(parts, CONTENT_TYPES)));
                replaced.put(CommentParts.COMMENTS, texts.comments());
                replaced.put(CommentParts.DRAWING, texts.drawing());
            }
            copy(parts, marks.sheet(), new MarkedSheet(marks, styles, comments), replaced, out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void copy(XlsxParts parts, int sheet, SheetEdits edits, Map<String, String> replaced, OutputStream out)
            throws IOException {
        var entry = parts.sheets().get(sheet).entry();
        var cellXml = new CellXml(XlsxStyles.read(parts), parts.date1904());
        var rest = new HashMap<>(replaced);
        var zip = new ZipOutputStream(out);
        try (var source = new ZipFile(original.toFile())) {
            for (var names = source.entries(); names.hasMoreElements(); ) {
                var name = names.nextElement().getName();
                zip.putNextEntry(new ZipEntry(name));
                var text = rest.remove(name);
                if (text != null) {
                    zip.write(text.getBytes(StandardCharsets.UTF_8));
                } else if (name.equals(entry)) {
                    rewrite(parts.stream(name), zip, edits, cellXml);
                } else if (!name.endsWith("/")) {
                    try (var in = parts.stream(name)) {
                        in.transferTo(zip);
                    }
                }
                zip.closeEntry();
            }
            for (var added : rest.entrySet()) {
                zip.putNextEntry(new ZipEntry(added.getKey()));
                zip.write(added.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        zip.finish();
    }

    private static void rewrite(InputStream in, OutputStream zip, SheetEdits edits, CellXml cellXml)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            new SheetRewriter(reader, writer, edits, cellXml).rewrite();
        }
        writer.flush();
    }

    /** An entry as text; empty when the workbook has none of that name. */
    private String text(XlsxParts parts, String entry) throws IOException {
        try (var zip = new ZipFile(original.toFile())) {
            if (zip.getEntry(entry) == null) {
                return "";
            }
        }
        try (var in = parts.stream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
