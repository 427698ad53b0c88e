package org.bihuan.document.ledger.book;

import java.util.List;
import java.util.Set;

/** Counts the rows of a cursor and refuses a sheet beyond the limit. */
final class RowCount {

    private final LedgerLimits limits;
    private int rows;
    private int lastRow;
    private int columns;

    RowCount(LedgerLimits limits) {
        this.limits = limits;
    }

    void add(RowCursor cursor) {
        for (var row = cursor.next(); row != null; row = cursor.next()) {
            if (++rows > limits.rows()) {
                throw LedgerProblem.tooManyRows(limits.rows());
            }
            lastRow = row.number();
            columns = Math.max(columns, row.cells().size());
        }
    }

    SheetShape shape(List<MergedRange> merges, Set<Integer> hiddenColumns, boolean filtered) {
        return new SheetShape(rows, lastRow, columns, List.copyOf(merges), Set.copyOf(hiddenColumns), filtered);
    }
}
