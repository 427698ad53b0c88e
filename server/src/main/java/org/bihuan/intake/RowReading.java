package org.bihuan.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.document.ledger.LedgerRow;
import org.bihuan.document.ledger.cell.Cell;
import org.bihuan.document.ledger.cell.CellIssue;
import org.bihuan.document.ledger.cell.FieldKind;
import org.bihuan.document.ledger.cell.FieldValue;
import org.bihuan.document.ledger.cell.IssueCode;
import org.bihuan.document.ledger.cell.PlainText;
import org.bihuan.document.ledger.layout.Field;
import org.bihuan.document.ledger.layout.FieldCatalogue;
import org.bihuan.organisation.UnitNames;
import org.bihuan.shared.Ids;
import org.jspecify.annotations.Nullable;

/** Turns a row as the engine read it into a row of the batch: values in one form, units looked up, a key. */
final class RowReading {

    private final FieldCatalogue catalogue;
    private final UnitNames units;
    private final Map<String, Integer> seen = new HashMap<>();

    RowReading(FieldCatalogue catalogue, UnitNames units) {
        this.catalogue = catalogue;
        this.units = units;
    }

    StoredRow read(LedgerRow row) {
        var cells = new LinkedHashMap<String, StoredCell>();
        row.cells().forEach((key, cell) -> cells.put(key, cell(key, cell, false)));
        return settled(new StoredRow(
                Ids.next(),
                row.rowNumber(),
                key(cells),
                RowState.READY,
                RowOutcome.NEW,
                cells,
                row.others(),
                Map.of(),
                null,
                null,
                null));
    }

    /** The same row with one cell read anew. */
    StoredRow corrected(StoredRow row, String field, Cell cell) {
        var cells = new LinkedHashMap<>(row.cells());
        cells.put(field, cell(field, cell, true));
        return settled(row.holding(cells));
    }

    /** The same row with its units looked up again, after a name was learned. */
    StoredRow lookedUpAgain(StoredRow row) {
        var cells = new LinkedHashMap<String, StoredCell>();
        row.cells().forEach((key, cell) -> cells.put(key, namesUnits(key) ? lookedUp(cell) : cell));
        return settled(row.holding(cells));
    }

    private static StoredRow settled(StoredRow row) {
        return row.state() == RowState.DONE || row.state() == RowState.EXCLUDED
                ? row
                : row.in(row.faulty() ? RowState.FAULTY : RowState.READY);
    }

    private StoredCell cell(String key, Cell cell, boolean corrected) {
        var issues = cell.issues().stream().map(RowReading::issue).toList();
        var value = cell.value() == null ? null : canonical(cell.value());
        var stored = new StoredCell(cell.address().toString(), cell.raw(), value, corrected, issues);
        return namesUnits(key) ? lookedUp(stored) : stored;
    }

    private boolean namesUnits(String key) {
        return catalogue
                .field(key)
                .map(Field::kind)
                .filter(kind -> kind == FieldKind.UNIT || kind == FieldKind.UNITS)
                .isPresent();
    }

    /** Each unknown name is an error of the cell; the names themselves stay as written. */
    private StoredCell lookedUp(StoredCell cell) {
        var issues = new ArrayList<>(cell.issues().stream()
                .filter(issue -> !issue.code().equals(IssueCode.UNIT_UNKNOWN.code()))
                .toList());
        for (var name : names(cell.value())) {
            if (!(units.meaningOf(name) instanceof UnitNames.Meaning.Known)) {
                issues.add(new StoredCell.Issue(
                        IssueCode.UNIT_UNKNOWN.code(),
                        IssueCode.UNIT_UNKNOWN.severity().name(),
                        List.of(cell.raw(), name)));
            }
        }
        return new StoredCell(cell.address(), cell.raw(), cell.value(), cell.corrected(), issues);
    }

    static List<String> names(@Nullable String value) {
        return value == null || value.isEmpty() ? List.of() : List.of(value.split("、"));
    }

    private static StoredCell.Issue issue(CellIssue issue) {
        return new StoredCell.Issue(
                issue.issue().code(), issue.issue().severity().name(), issue.params());
    }

    private static String canonical(FieldValue value) {
        return switch (value) {
            case FieldValue.Text(var text) -> text;
            case FieldValue.Day(var date) -> date.toString();
            case FieldValue.YesNo(boolean yes) -> String.valueOf(yes);
            case FieldValue.Rate(var percent) -> percent.toPlainString();
            case FieldValue.Count(var number) -> number.toPlainString();
            case FieldValue.Money(var yuan) -> yuan.toPlainString();
            case FieldValue.Level(var level) -> level.name();
            case FieldValue.Names(var names) -> String.join("、", names);
        };
    }

    /**
     * What stays the same from one version of a ledger to the next: the number, else subject, place and matter. The
     * second row with the same key gets #2, so that equal rows are kept apart in their order.
     */
    private String key(Map<String, StoredCell> cells) {
        var key = plainKey(cells);
        int times = seen.merge(key, 1, Integer::sum);
        return times == 1 ? key : key + "#" + times;
    }

    /** The key the row will have in a ledger that holds its corrections; empty when it is the same. */
    static String correctedKey(StoredRow row) {
        var key = plainKey(row.cells());
        return row.key().equals(key) || row.key().startsWith(key + "#") ? "" : key;
    }

    private static String plainKey(Map<String, StoredCell> cells) {
        var number = part(cells, "number");
        var key = number.isEmpty()
                ? List.of("subjectName", "fields.building", "fields.floor", "place", "title", "fields.foundOn").stream()
                        .map(field -> part(cells, field))
                        .collect(Collectors.joining("|"))
                : "№" + number;
        return key.length() > 400 ? key.substring(0, 400) : key;
    }

    private static String part(Map<String, StoredCell> cells, String field) {
        var cell = cells.get(field);
        return cell == null || cell.value() == null ? "" : PlainText.compact(cell.value());
    }
}
