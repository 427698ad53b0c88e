package org.bihuan.document.ledger.write;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.book.LedgerProblem;

/**
 * Copies the XML of a sheet, changing cells on the way. Rows without a change are copied as they are;
 * rows below appended ones get new numbers.
 */
final class SheetRewriter {

    private static final Set<String> AFTER_LEGACY_DRAWING =
            Set.of("legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst");

    private final XmlTokens in;
    private final Writer out;
    private final SheetEdits edits;
    private final CellXml cellXml;
    private final Map<Integer, Integer> modelStyles = new HashMap<>();
    private int rowNumber;
    private boolean inData;
    private boolean dataOver;
    private boolean appended;
    private boolean drawn;
    private boolean widened;

    SheetRewriter(Reader in, Writer out, SheetEdits edits, CellXml cellXml) {
        this.in = new XmlTokens(in);
        this.out = out;
        this.edits = edits;
        this.cellXml = cellXml;
        this.appended = edits.appended().isEmpty();
        this.widened = edits.wideColumn() < 0;
    }

    void rewrite() throws IOException {
        for (var token = in.next(); token != null; token = in.next()) {
            if (inData && XmlTokens.opens(token, "row")) {
                row(token);
            } else if (XmlTokens.opens(token, "sheetData")) {
                startData(token);
            } else if (XmlTokens.closes(token, "sheetData")) {
                append(XmlTokens.prefix(token));
                inData = false;
                dataOver = true;
                out.write(token);
            } else {
                other(token);
            }
        }
    }

    private void startData(String token) throws IOException {
        var prefix = XmlTokens.prefix(token);
        if (!widened) {
            out.write("<%scols>%s</%scols>".formatted(prefix, wide(prefix), prefix));
            widened = true;
        }
        inData = !XmlTokens.empty(token);
        dataOver = !inData;
        out.write(token);
    }

    private void other(String token) throws IOException {
        if (!widened && XmlTokens.closes(token, "cols")) {
            out.write(wide(XmlTokens.prefix(token)));
            widened = true;
        } else if (!widened && XmlTokens.opens(token, "col") && covers(token, edits.wideColumn() + 1)) {
            widened = true;
        }
        boolean last = XmlTokens.closes(token, "worksheet") || AFTER_LEGACY_DRAWING.contains(XmlTokens.name(token));
        if (dataOver && !drawn && last) {
            out.write(edits.legacyDrawing(XmlTokens.prefix(token)));
            drawn = true;
        }
        int more = edits.appended().size();
        out.write(dataOver && more > 0 ? SheetReferences.moved(token, edits.appendAfter(), more) : token);
    }

    private static boolean covers(String col, int column) {
        var max = XmlTokens.attribute(col, "max");
        return max != null && Integer.parseInt(max.strip()) >= column;
    }

    private String wide(String prefix) {
        int column = edits.wideColumn() + 1;
        return "<%scol min=\"%d\" max=\"%d\" width=\"60\" customWidth=\"1\"/>".formatted(prefix, column, column);
    }

    private void row(String tag) throws IOException {
        var number = XmlTokens.attribute(tag, "r");
        rowNumber = number == null ? rowNumber + 1 : wholeNumber(number);
        var prefix = XmlTokens.prefix(tag);
        if (rowNumber > edits.appendAfter()) {
            append(prefix);
        }
        int shift = rowNumber > edits.appendAfter() ? edits.appended().size() : 0;
        var changes = edits.row(rowNumber);
        boolean model = !appended && rowNumber == edits.appendAfter();
        if (changes.isEmpty() && shift == 0 && !model) {
            copyRow(tag);
            return;
        }
        var open = changes.isEmpty() ? tag : XmlTokens.without(tag, "spans");
        open = shift == 0 ? open : XmlTokens.with(open, "r", String.valueOf(rowNumber + shift));
        boolean empty = XmlTokens.empty(open);
        if (empty && changes.isEmpty()) {
            out.write(open);
            return;
        }
        out.write(empty ? open.substring(0, open.length() - 2) + '>' : open);
        if (!empty) {
            cells(changes, shift, model);
        }
        addMissing(changes, Integer.MAX_VALUE, shift, prefix);
        out.write("</" + prefix + "row>");
    }

    private void copyRow(String tag) throws IOException {
        out.write(tag);
        if (XmlTokens.empty(tag)) {
            return;
        }
        for (var token = in.next(); token != null; token = in.next()) {
            out.write(token);
            if (XmlTokens.closes(token, "row")) {
                return;
            }
        }
    }

    private void cells(NavigableMap<Integer, CellEdit> changes, int shift, boolean model) throws IOException {
        int column = -1;
        for (var token = in.next(); token != null && !XmlTokens.closes(token, "row"); token = in.next()) {
            if (!XmlTokens.opens(token, "c")) {
                out.write(token);
                continue;
            }
            var reference = XmlTokens.attribute(token, "r");
            column = reference == null
                    ? column + 1
                    : CellAddress.parse(reference).column();
            addMissing(changes, column, shift, XmlTokens.prefix(token));
            var edit = changes.remove(column);
            if (model) {
                modelStyles.put(column, style(token));
            }
            cell(token, new CellAddress(rowNumber + shift, column), edit);
        }
    }

    private void cell(String tag, CellAddress at, @org.jspecify.annotations.Nullable CellEdit edit) throws IOException {
        var body = new StringBuilder();
        boolean formula = false;
        if (!XmlTokens.empty(tag)) {
            for (var token = in.next(); token != null; token = in.next()) {
                body.append(token);
                formula |= XmlTokens.opens(token, "f");
                if (XmlTokens.closes(token, "c")) {
                    break;
                }
            }
        }
        if (edit != null && edit.value() != null && !formula) {
            out.write(cellXml.write(XmlTokens.prefix(tag), at, style(tag) + edit.styleShift(), edit.value()));
            return;
        }
        var open = XmlTokens.attribute(tag, "r") == null ? tag : XmlTokens.with(tag, "r", at.toString());
        out.write(
                edit == null || edit.styleShift() == 0
                        ? open
                        : XmlTokens.with(open, "s", String.valueOf(style(tag) + edit.styleShift())));
        out.write(body.toString());
    }

    /** Writes the changed cells left of a column that the original does not have. */
    private void addMissing(NavigableMap<Integer, CellEdit> changes, int before, int shift, String prefix)
            throws IOException {
        while (!changes.isEmpty() && changes.firstKey() < before) {
            var entry = changes.pollFirstEntry();
            var value = entry.getValue().value() == null
                    ? CellValue.BLANK
                    : entry.getValue().value();
            if (!value.blank() || entry.getValue().styleShift() > 0) {
                out.write(cellXml.write(
                        prefix,
                        new CellAddress(rowNumber + shift, entry.getKey()),
                        entry.getValue().styleShift(),
                        value));
            }
        }
    }

    private void append(String prefix) throws IOException {
        if (appended) {
            return;
        }
        appended = true;
        int number = edits.appendAfter() == Integer.MAX_VALUE ? rowNumber : edits.appendAfter();
        for (var row : edits.appended()) {
            number++;
            out.write("<%srow r=\"%d\">".formatted(prefix, number));
            for (var entry : new java.util.TreeMap<>(row).entrySet()) {
                int style = modelStyles.getOrDefault(entry.getKey(), 0);
                out.write(cellXml.write(prefix, new CellAddress(number, entry.getKey()), style, entry.getValue()));
            }
            out.write("</" + prefix + "row>");
        }
    }

    private static int style(String cellTag) {
        var style = XmlTokens.attribute(cellTag, "s");
        return style == null ? 0 : wholeNumber(style);
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            throw LedgerProblem.broken("XML");
        }
    }
}
