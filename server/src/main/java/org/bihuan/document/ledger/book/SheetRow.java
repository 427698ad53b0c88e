package org.bihuan.document.ledger.book;

import java.util.List;

/**
 * One row with at least one value. {@code number} is the row's number on the sheet (in a CSV file the
 * number of the record); {@code cells} may be shorter than the table is wide.
 */
public record SheetRow(int number, List<CellValue> cells, boolean hidden) {

    public CellValue cell(int column) {
        return column < cells.size() ? cells.get(column) : CellValue.BLANK;
    }

    /** How many cells hold something. */
    public int filled() {
        int filled = 0;
        for (var cell : cells) {
            filled += cell.blank() ? 0 : 1;
        }
        return filled;
    }
}
