package org.bihuan.document.ledger.book;

/** A merged rectangle, bounds inclusive; rows from 1, columns from 0. */
public record MergedRange(int firstRow, int lastRow, int firstColumn, int lastColumn) {

    /** Reads a reference such as A3:A6. */
    public static MergedRange parse(String reference) {
        int colon = reference.indexOf(':');
        var from = CellAddress.parse(colon < 0 ? reference : reference.substring(0, colon));
        var to = colon < 0 ? from : CellAddress.parse(reference.substring(colon + 1));
        return new MergedRange(
                Math.min(from.row(), to.row()),
                Math.max(from.row(), to.row()),
                Math.min(from.column(), to.column()),
                Math.max(from.column(), to.column()));
    }

    public boolean covers(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }

    public int width() {
        return lastColumn - firstColumn + 1;
    }

    public int height() {
        return lastRow - firstRow + 1;
    }
}
