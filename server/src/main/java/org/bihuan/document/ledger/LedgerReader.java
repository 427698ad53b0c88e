package org.bihuan.document.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.LedgerBook;
import org.bihuan.document.ledger.book.MergedRows;
import org.bihuan.document.ledger.book.SheetRow;
import org.bihuan.document.ledger.cell.Cell;
import org.bihuan.document.ledger.cell.ColumnReader;
import org.bihuan.document.ledger.layout.FieldCatalogue;
import org.bihuan.document.ledger.layout.HeaderColumn;
import org.bihuan.document.ledger.layout.RowClassifier;
import org.bihuan.document.ledger.layout.RowKind;

/** Reads the data rows of a sheet by a plan, one at a time. */
public final class LedgerReader {

    private static final int TELL_EVERY = 500;
    private static final int SKIPPED_TEXT = 60;

    private final LedgerBook book;
    private final ReadingPlan plan;
    private final Map<Integer, ColumnReader> readers = new LinkedHashMap<>();

    public LedgerReader(LedgerBook book, ReadingPlan plan) {
        this.book = book;
        this.plan = plan;
        for (var column : plan.layout().columns()) {
            var key = plan.mapping().get(column.index());
            if (key != null) {
                readers.put(column.index(), reader(column, plan.catalogue(), key));
            }
        }
    }

    public ReadSummary read(RowSink sink, Progress progress) {
        var shape = book.shape(plan.layout().sheet());
        var classifier = new RowClassifier(plan.layout(), shape.merges());
        int rows = 0;
        int faulty = 0;
        int skipped = 0;
        int last = 0;
        try (var cursor = new MergedRows(book.rows(plan.layout().sheet()), shape.merges())) {
            for (var row = cursor.next(); row != null; row = cursor.next()) {
                if (row.number() <= plan.layout().lastRow()) {
                    continue;
                }
                var kind = kind(classifier, row);
                if (kind == RowKind.DATA) {
                    var read = read(row);
                    sink.row(read);
                    rows++;
                    faulty += read.faulty() ? 1 : 0;
                    last = row.number();
                } else {
                    sink.skipped(new SkippedRow(row.number(), kind, text(row)));
                    skipped++;
                }
                if ((rows + skipped) % TELL_EVERY == 0 && !progress.goOn(rows + skipped, shape.rows())) {
                    return new ReadSummary(rows, faulty, skipped, last, true);
                }
            }
        }
        progress.goOn(shape.rows(), shape.rows());
        return new ReadSummary(rows, faulty, skipped, last, false);
    }

    /** A cell that was corrected by hand, read again as the field its column fills. */
    public Cell readAgain(CellAddress at, String corrected) {
        var reader = readers.get(at.column());
        if (reader == null) {
            throw new IllegalStateException("column " + at + " fills no field");
        }
        return reader.read(at, org.bihuan.document.ledger.book.CellValue.words(corrected));
    }

    private RowKind kind(RowClassifier classifier, SheetRow row) {
        var kind = classifier.classify(row);
        boolean said = plan.layout().columns().stream()
                .filter(column -> !serial(column))
                .anyMatch(column -> !row.cell(column.index()).blank());
        return kind == RowKind.DATA && !said ? RowKind.NUMBER_ONLY : kind;
    }

    private boolean serial(HeaderColumn column) {
        var key = plan.mapping().get(column.index());
        return column.leaf().equals("序号")
                || key != null
                        && plan.catalogue()
                                .field(key)
                                .filter(field -> field.kind() == org.bihuan.document.ledger.cell.FieldKind.SERIAL)
                                .isPresent();
    }

    private LedgerRow read(SheetRow row) {
        var cells = new LinkedHashMap<String, Cell>();
        var others = new LinkedHashMap<String, String>();
        for (var column : plan.layout().columns()) {
            var reader = readers.get(column.index());
            var value = row.cell(column.index());
            if (reader != null) {
                var key = plan.mapping().get(column.index());
                cells.put(key, reader.read(new CellAddress(row.number(), column.index()), value));
            } else if (!value.blank()) {
                others.put(column.joined(), value.shown());
            }
        }
        return new LedgerRow(row.number(), cells, others, row.hidden());
    }

    private ColumnReader reader(HeaderColumn column, FieldCatalogue catalogue, String key) {
        var field = catalogue.field(key).orElseThrow();
        var context = new ColumnReader.Context(
                column.joined(),
                plan.facts().unitOfMeasure(),
                plan.sample(column.index()),
                plan.facts().reference(),
                book.date1904());
        return ColumnReader.of(field.kind(), field.required(), field.maxLength(), context);
    }

    private static String text(SheetRow row) {
        var text = new StringBuilder();
        for (var cell : row.cells()) {
            if (!cell.blank() && text.length() < SKIPPED_TEXT) {
                text.append(text.isEmpty() ? "" : " ").append(cell.shown().strip());
            }
        }
        return text.length() > SKIPPED_TEXT ? text.substring(0, SKIPPED_TEXT) + "…" : text.toString();
    }
}
