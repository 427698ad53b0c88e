package org.bihuan.document.ledger.write;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bihuan.document.ledger.book.CellValue;

/** {@link ErrorMarks} as edits of a sheet. {@code styles} is how many cell styles the workbook had, 0 when it cannot be painted. */
record MarkedSheet(ErrorMarks marks, int styles, boolean comments) implements SheetEdits {

    @Override
    public NavigableMap<Integer, CellEdit> row(int rowNumber) {
        var edits = new TreeMap<Integer, CellEdit>();
        for (var issue : marks.byRow().getOrDefault(rowNumber, List.of())) {
            int column = issue.address().column();
            boolean already = edits.containsKey(column) && edits.get(column).styleShift() == styles;
            if (styles > 0 && !already) {
                edits.put(column, new CellEdit(null, issue.error() ? styles : 2 * styles));
            }
        }
        new ErrorColumn(marks).row(rowNumber).forEach((column, value) -> edits.put(column, new CellEdit(value, 0)));
        return edits;
    }

    @Override
    public List<Map<Integer, CellValue>> appended() {
        return List.of();
    }

    @Override
    public int appendAfter() {
        return Integer.MAX_VALUE;
    }

    @Override
    public String legacyDrawing(String prefix) {
        return comments
                ? "<%slegacyDrawing xmlns:r=\"%s\" r:id=\"%s\"/>"
                        .formatted(prefix, CommentParts.RELATIONSHIPS, CommentParts.DRAWING_ID)
                : "";
    }

    @Override
    public int wideColumn() {
        return marks.column();
    }
}
