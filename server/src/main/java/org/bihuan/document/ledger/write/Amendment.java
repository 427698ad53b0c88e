package org.bihuan.document.ledger.write;

import java.util.List;
import java.util.Map;
import org.bihuan.document.ledger.book.CellValue;

/**
 * What changes on one sheet of an existing file, asked row by row in the order of the sheet. Rows by
 * their number from 1, columns by index from 0. A cell that holds a formula, or lies under a merged cell
 * beginning elsewhere, is left alone.
 */
public interface Amendment {

    /** New values of a row; an absent column stays as it is, a blank value empties the cell. */
    Map<Integer, CellValue> row(int rowNumber);

    /** New rows, written below row {@link #appendAfter()}; rows and merged cells below move down. */
    default List<Map<Integer, CellValue>> appended() {
        return List.of();
    }

    /** The last row of data; appended rows take its styles. */
    default int appendAfter() {
        return Integer.MAX_VALUE;
    }
}
