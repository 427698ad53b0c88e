package org.bihuan.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.document.ledger.LedgerRow;
import org.bihuan.document.ledger.cell.Cell;
import org.bihuan.document.ledger.cell.CellIssue;
import org.bihuan.document.ledger.cell.FieldKind;
import org.bihuan.document.ledger.cell.FieldValue;
import org.bihuan.document.ledger.cell.IssueCode;
import org.bihuan.document.ledger.layout.Field;
import org.bihuan.document.ledger.layout.FieldCatalogue;
import org.bihuan.matter.MatterType;
import org.bihuan.organisation.UnitNames;
import org.bihuan.shared.Ids;
import org.bihuan.shared.PlainText;
import org.jspecify.annotations.Nullable;

/** Turns a row as the engine read it into a row of the batch: values in one form, units looked up, a key. */
final class RowReading {

    private static final Set<String> ABOUT_UNITS =
            Set.of(IssueCode.UNIT_UNKNOWN.code(), IssueCode.UNIT_SEVERAL.code(), IssueCode.UNIT_FIRST_ONLY.code());

    private final FieldCatalogue catalogue;
    private final RowConditions conditions;
    private final UnitNames units;
    private final LocalDate today;
    private final Map<String, Integer> seen = new HashMap<>();

    RowReading(MatterType type, FieldCatalogue catalogue, UnitNames units, LocalDate today) {
        this.catalogue = catalogue;
        this.conditions = new RowConditions(type, catalogue);
        this.units = units;
        this.today = today;
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
        return settled(tried(row).with(field, cell(field, cell, true)));
    }

    /** The same row, to be tried again. */
    static StoredRow tried(StoredRow row) {
        var cells = new LinkedHashMap<>(row.cells());
        cells.replaceAll((key, cell) -> cell.without(Set.of(IssueCode.ROW_REFUSED.code())));
        return row.holding(cells);
    }

    /** The same row with its units looked up again, after a name was learned. */
    StoredRow lookedUpAgain(StoredRow row) {
        var cells = new LinkedHashMap<String, StoredCell>();
        row.cells().forEach((key, cell) -> cells.put(key, namesUnits(key) ? lookedUp(key, cell) : cell));
        return settled(row.holding(cells));
    }

    private StoredCell cell(String key, Cell cell, boolean corrected) {
        var issues = cell.issues().stream().map(RowReading::issue).toList();
        var value = cell.value() == null ? null : canonical(cell.value());
        var stored = new StoredCell(cell.address().toString(), cell.raw(), value, corrected, issues);
        return namesUnits(key) ? lookedUp(key, stored) : stored;
    }

    private boolean namesUnits(String key) {
        return catalogue
                .field(key)
                .map(Field::kind)
                .filter(kind -> kind == FieldKind.UNIT || kind == FieldKind.UNITS)
                .isPresent();
    }

    private StoredRow settled(StoredRow row) {
        return conditions.marked(Contradictions.marked(row, today), today).settled();
    }

    /** Each unknown name is an error of the cell, several where one belongs a warning; the names stay as written. */
    private StoredCell lookedUp(String key, StoredCell cell) {
        var looked = cell.without(ABOUT_UNITS);
        var names = names(cell.value());
        for (var name : names) {
            if (!(units.meaningOf(name) instanceof UnitNames.Meaning.Known)) {
                looked = looked.with(IssueCode.UNIT_UNKNOWN, name);
            }
        }
        boolean one = catalogue
                .field(key)
                .filter(field -> field.kind() == FieldKind.UNIT)
                .isPresent();
        if (!one || names.size() < 2) {
            return looked;
        }
        var rest = String.join("、", names.subList(1, names.size()));
        var issue = key.equals(Entries.LEAD) ? IssueCode.UNIT_SEVERAL : IssueCode.UNIT_FIRST_ONLY;
        return looked.with(issue, names.getFirst(), rest);
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

    /** The key the row will have in a ledger that holds its corrections; empty when it is the one it is known by. */
    static String correctedKey(StoredRow row, String known) {
        var key = plainKey(row.cells());
        return known.equals(key) || known.startsWith(key + "#") ? "" : key;
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
