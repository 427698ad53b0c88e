package org.bihuan.document.ledger.write;

import java.io.OutputStream;
import java.nio.file.Path;
import org.bihuan.document.ledger.book.CsvBook;
import org.bihuan.document.ledger.book.LedgerBook;
import org.bihuan.document.ledger.book.LedgerLimits;

/** Writes an existing ledger again, changed only where it is told to. */
public final class LedgerWriter {

    private final LedgerLimits limits;

    public LedgerWriter(LedgerLimits limits) {
        this.limits = limits;
    }

    /** The file in its own layout, format and encoding with some cells filled in. */
    public void amend(Path original, int sheet, Amendment amendment, OutputStream out) {
        try (var book = LedgerBook.open(original, "ledger", limits)) {
            switch (book.format()) {
                case XLSX -> new XlsxAmender(original, limits).amend(sheet, book.shape(sheet), amendment, out);
                case XLS -> XlsAmender.amend(original, sheet, amendment, out);
                case CSV -> CsvAmender.amend(original, ((CsvBook) book).dialect(), amendment, out);
            }
        }
    }

    /** The file with each finding marked at its cell and explained in a column of its own. */
    public void mark(Path original, ErrorMarks marks, OutputStream out) {
        try (var book = LedgerBook.open(original, "ledger", limits)) {
            switch (book.format()) {
                case XLSX -> new XlsxAmender(original, limits).mark(marks, out);
                case XLS -> XlsAmender.mark(original, marks, out);
                case CSV -> CsvAmender.amend(original, ((CsvBook) book).dialect(), new ErrorColumn(marks), out);
            }
        }
    }
}
