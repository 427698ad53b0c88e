package org.bihuan.document.ledger.write;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.book.Neutral;

/** A plain .csv. */
final class CsvTable implements TableWriter {

    private final BufferedWriter out;
    private final List<TableColumn> columns;

    CsvTable(OutputStream out, List<TableColumn> columns) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        this.columns = List.copyOf(columns);
        try {
            this.out.write('\uFEFF');
            CsvLines.write(
                    this.out, this.columns.stream().map(TableColumn::title).toList(), ',', "\r\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void row(List<? extends CellValue> cells) {
        var fields = new String[cells.size()];
        for (int column = 0; column < fields.length; column++) {
            fields[column] = shown(cells.get(column), columns.get(column).kind());
        }
        try {
            CsvLines.write(out, List.of(fields), ',', "\r\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String shown(CellValue value, TableColumn.Kind kind) {
        return switch (value) {
            case CellValue.Words(var words) -> Neutral.text(words);
            case CellValue.Amount amount -> kind == TableColumn.Kind.PERCENT ? amount.shown() + "%" : amount.shown();
            case CellValue.Moment moment ->
                kind == TableColumn.Kind.DATE ? moment.at().toLocalDate().toString() : moment.shown();
            case CellValue.Blank ignored -> "";
            case CellValue.Flag flag -> flag.shown();
            case CellValue.Fault fault -> fault.shown();
        };
    }

    @Override
    public void close() {
        try {
            out.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
