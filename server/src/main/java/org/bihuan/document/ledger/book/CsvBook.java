package org.bihuan.document.ledger.book;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text file with one table; its only sheet carries the file's name. */
public final class CsvBook implements LedgerBook {

    private final Path file;
    private final String name;
    private final LedgerLimits limits;
    private final CsvDialect dialect;

    private CsvBook(Path file, String name, LedgerLimits limits, CsvDialect dialect) {
        this.file = file;
        this.name = name;
        this.limits = limits;
        this.dialect = dialect;
    }

    static CsvBook open(Path file, String name, LedgerLimits limits) {
        return new CsvBook(file, name, limits, CsvDialect.detect(file));
    }

    public CsvDialect dialect() {
        return dialect;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public LedgerFormat format() {
        return LedgerFormat.CSV;
    }

    @Override
    public boolean date1904() {
        return false;
    }

    @Override
    public List<SheetInfo> sheets() {
        int dot = name.lastIndexOf('.');
        return List.of(new SheetInfo(0, dot > 0 ? name.substring(0, dot) : name, false));
    }

    @Override
    public SheetShape shape(int sheet) {
        var count = new RowCount(limits);
        try (var rows = rows(sheet)) {
            count.add(rows);
        }
        return count.shape(List.of(), Set.of(), false);
    }

    @Override
    public RowCursor rows(int sheet) {
        if (sheet != 0) {
            throw LedgerProblem.noSheet(sheet);
        }
        var reader = records(file, dialect);
        return new Rows(reader, reader.iterator(), limits);
    }

    /** The records of the file, blank ones included, so that the n-th record is row n of the sheet. */
    public static CsvReader<CsvRecord> records(Path file, CsvDialect dialect) {
        try {
            return CsvReader.builder()
                    .fieldSeparator(dialect.separator())
                    .skipEmptyLines(false)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(1 << 20)
                    .ofCsvRecord(dialect.reader(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {}

    private static final class Rows implements RowCursor {

        private final CsvReader<CsvRecord> reader;
        private final Iterator<CsvRecord> records;
        private final LedgerLimits limits;
        private int number;

        private Rows(CsvReader<CsvRecord> reader, Iterator<CsvRecord> records, LedgerLimits limits) {
            this.reader = reader;
            this.records = records;
            this.limits = limits;
        }

        @Override
        public @Nullable SheetRow next() {
            try {
                while (records.hasNext()) {
                    number++;
                    var cells = cells(records.next());
                    if (!cells.isEmpty()) {
                        return new SheetRow(number, cells, false);
                    }
                }
                return null;
            } catch (CsvParseException notClosed) {
                throw LedgerProblem.quoteNotClosed();
            } catch (UncheckedIOException undecodable) {
                throw LedgerProblem.encodingUnknown();
            }
        }

        private List<CellValue> cells(CsvRecord fields) {
            var cells = new ArrayList<CellValue>(fields.getFieldCount());
            int filled = 0;
            for (int column = 0; column < fields.getFieldCount(); column++) {
                var text = fields.getField(column);
                if (text.length() > limits.cellLength()) {
                    throw LedgerProblem.cellTooLong(new CellAddress(number, column).toString(), limits.cellLength());
                }
                var value = CellValue.words(Neutral.restore(text));
                cells.add(value);
                filled = value.blank() ? filled : column + 1;
            }
            if (filled > limits.columns()) {
                throw LedgerProblem.tooManyColumns(limits.columns());
            }
            return List.copyOf(cells.subList(0, filled));
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException unclosed) {
                throw new UncheckedIOException(unclosed);
            }
        }
    }
}
