package org.bihuan.document.ledger.book;

import java.nio.file.Path;
import java.util.List;

/**
 * An open office file. Close it: it holds the file and, for big workbooks, a temporary one.
 * Every method may throw a Problem when the file turns out broken, hostile or too big.
 */
public sealed interface LedgerBook extends AutoCloseable permits XlsxBook, XlsBook, CsvBook {

    /** Opens the file for what its bytes say it is; {@code name} serves only the facts of the sheet. */
    static LedgerBook open(Path file, String name, LedgerLimits limits) {
        return switch (FormatSniffer.sniff(file, limits)) {
            case XLSX -> XlsxBook.open(file, name, limits);
            case XLS -> XlsBook.open(file, name, limits);
            case CSV -> CsvBook.open(file, name, limits);
        };
    }

    String name();

    LedgerFormat format();

    /** Whether day numbers count from 1904, as on old Macintosh workbooks. */
    boolean date1904();

    List<SheetInfo> sheets();

    /** Reads the whole sheet once without keeping its cells. */
    SheetShape shape(int sheet);

    /** The rows as they stand; merged cells hold their value only in the first. */
    RowCursor rows(int sheet);

    @Override
    void close();
}
