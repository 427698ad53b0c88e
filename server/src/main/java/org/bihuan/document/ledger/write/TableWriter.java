package org.bihuan.document.ledger.write;

import java.io.OutputStream;
import java.util.List;
import org.bihuan.document.ledger.book.CellValue;

/**
 * Writes a plain table row by row, holding only a few rows at a time. Texts that a spreadsheet would run
 * as a formula are written as texts. Closing finishes the file; the stream stays open for its owner.
 */
public sealed interface TableWriter extends AutoCloseable permits XlsxTable, CsvTable {

    static TableWriter xlsx(OutputStream out, String sheetName, List<TableColumn> columns) {
        return new XlsxTable(out, sheetName, columns);
    }

    /** With a title and groups of columns above the heading, each merged over what it stands for. */
    static TableWriter xlsx(OutputStream out, String sheetName, TableHead head, List<TableColumn> columns) {
        return new XlsxTable(out, sheetName, head, columns);
    }

    /** UTF-8 with a mark, as spreadsheets expect it. */
    static TableWriter csv(OutputStream out, List<TableColumn> columns) {
        return new CsvTable(out, columns);
    }

    void row(List<? extends CellValue> cells);

    /** Makes one cell of the column over the last rows; the first of them tells its value. Without effect in CSV. */
    default void mergeLast(int column, int count) {}

    @Override
    void close();
}
