package org.bihuan.document.ledger.write;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.bihuan.document.ledger.book.CellValue;

/** Everything that happens to the XML of one sheet. */
interface SheetEdits {

    /** Changes by column for a row of the original. */
    NavigableMap<Integer, CellEdit> row(int rowNumber);

    List<Map<Integer, CellValue>> appended();

    int appendAfter();

    /** XML to stand before the sheet's closing parts: a reference to drawn comments, or nothing. */
    String legacyDrawing(String prefix);

    /** A column (index) to be made wide, or -1. */
    int wideColumn();
}
