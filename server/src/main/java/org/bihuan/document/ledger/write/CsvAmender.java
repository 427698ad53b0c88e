package org.bihuan.document.ledger.write;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.book.CsvBook;
import org.bihuan.document.ledger.book.CsvDialect;
import org.bihuan.document.ledger.book.Neutral;

/** Rewrites a CSV file in its own character set, separator and line end; what could run as a formula no longer does. */
final class CsvAmender {

    private CsvAmender() {}

    static void amend(Path original, CsvDialect dialect, Amendment amendment, OutputStream out) {
        try (var records = CsvBook.records(original, dialect)) {
            var writer = new BufferedWriter(new OutputStreamWriter(out, dialect.charset()), 1 << 16);
            if (dialect.mark()) {
                writer.write('\uFEFF');
            }
            int number = 0;
            boolean appended = amendment.appended().isEmpty();
            for (var fields : records) {
                number++;
                write(writer, amended(fields.getFields(), amendment.row(number)), dialect);
                if (!appended && number >= amendment.appendAfter()) {
                    append(writer, amendment, dialect);
                    appended = true;
                }
            }
            if (!appended) {
                append(writer, amendment, dialect);
            }
            writer.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void append(Writer writer, Amendment amendment, CsvDialect dialect) throws IOException {
        for (var row : amendment.appended()) {
            write(writer, amended(List.of(), row), dialect);
        }
    }

    private static List<String> amended(List<String> fields, Map<Integer, CellValue> changes) {
        var amended = new ArrayList<String>();
        fields.forEach(field -> amended.add(Neutral.cell(field)));
        changes.forEach((column, value) -> {
            while (amended.size() <= column && !value.blank()) {
                amended.add("");
            }
            if (column < amended.size()) {
                amended.set(column, value instanceof CellValue.Words(var words) ? Neutral.text(words) : value.shown());
            }
        });
        return amended;
    }

    private static void write(Writer writer, List<String> fields, CsvDialect dialect) throws IOException {
        CsvLines.write(writer, fields, dialect.separator(), dialect.lineEnd());
    }
}
