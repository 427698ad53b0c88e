package org.bihuan.document.ledger.write;

import java.util.Map;
import org.bihuan.document.ledger.book.CellValue;

/** The explanations of an {@link ErrorMarks} as a column. */
record ErrorColumn(ErrorMarks marks) implements Amendment {

    @Override
    public Map<Integer, CellValue> row(int rowNumber) {
        if (rowNumber == marks.headerRow()) {
            return Map.of(marks.column(), CellValue.words(ErrorMarks.TITLE));
        }
        return rowNumber > marks.headerRow()
                ? Map.of(marks.column(), CellValue.words(marks.sentence(rowNumber)))
                : Map.of();
    }
}
