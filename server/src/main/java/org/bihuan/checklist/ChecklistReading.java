package org.bihuan.checklist;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bihuan.document.ledger.LedgerRow;
import org.bihuan.document.ledger.cell.Cell;
import org.bihuan.document.ledger.cell.FieldValue;
import org.bihuan.document.ledger.cell.IssueCode;
import org.bihuan.form.CheckItem;
import org.bihuan.form.FieldDefinition;
import org.bihuan.form.FieldKind;
import org.bihuan.form.FormSection;
import org.bihuan.form.FormSketch;
import org.bihuan.form.FormUse;
import org.bihuan.form.Question;
import org.bihuan.form.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of a sheet together to sections and check items. A section left blank goes on with the one above; where
 * a sheet has no column of sections all items stand in one.
 */
final class ChecklistReading {

    private static final String ONE_SECTION = "检查内容";
    private static final Pattern AT_ONCE = Pattern.compile("立即.*|当场.*|现场.*|立行立改|即时|马上");
    private static final Pattern DAYS = Pattern.compile("(?:限|限期)?\\s*([0-9]{1,3})\\s*(?:天|日|个?自然日)?(?:内|以内)?");

    private final boolean sectioned;
    private final List<ChecklistUpload.Line> lines = new ArrayList<>();
    private final Map<String, List<Question>> sections = new LinkedHashMap<>();
    private String section = ONE_SECTION;
    private int items;

    /** @param sectioned whether the sheet has a column of sections beside the items */
    ChecklistReading(boolean sectioned) {
        this.sectioned = sectioned;
    }

    void take(LedgerRow row) {
        var cells = new LinkedHashMap<String, Cell>(row.cells());
        var heading = text(cells, ChecklistFields.SECTION);
        if (sectioned && heading != null) {
            section = heading;
        }
        var item = sectioned ? text(cells, ChecklistFields.ITEM) : only(cells);
        var limit = limit(cells);
        var points = points(cells);
        if (item == null) {
            cells.computeIfPresent(ChecklistFields.ITEM, (field, cell) -> cell.with(IssueCode.REQUIRED));
        } else {
            sections.computeIfAbsent(section, any -> new ArrayList<>()).add(question(item, cells, limit, points));
        }
        lines.add(new ChecklistUpload.Line(row.rowNumber(), shown(cells, limit)));
    }

    /** A sheet with one column of texts alone names it either way. */
    private static @Nullable String only(Map<String, Cell> cells) {
        var item = text(cells, ChecklistFields.ITEM);
        return item == null ? text(cells, ChecklistFields.SECTION) : item;
    }

    private Question question(
            String item, Map<String, Cell> cells, @Nullable Integer limit, @Nullable BigDecimal points) {
        items++;
        var field = new FieldDefinition(
                "item" + items,
                item,
                "",
                FieldKind.CHECK,
                null,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        var check = new CheckItem(
                text(cells, ChecklistFields.CLAUSE),
                severity(cells),
                text(cells, ChecklistFields.CRITERION),
                null,
                text(cells, ChecklistFields.MEASURE),
                limit,
                points,
                1,
                false);
        return new Question(field, null, null, null, check);
    }

    private static Severity severity(Map<String, Cell> cells) {
        var cell = cells.get(ChecklistFields.SEVERITY);
        return cell != null && cell.value() instanceof FieldValue.Level(var level)
                ? switch (level) {
                    case GENERAL -> Severity.GENERAL;
                    case MAJOR -> Severity.MAJOR;
                }
                : Severity.GENERAL;
    }

    private static @Nullable Integer limit(Map<String, Cell> cells) {
        var text = text(cells, ChecklistFields.LIMIT);
        if (text == null) {
            return null;
        }
        if (AT_ONCE.matcher(text).matches()) {
            return 0;
        }
        var days = DAYS.matcher(text);
        if (days.matches()) {
            return Integer.valueOf(days.group(1));
        }
        cells.computeIfPresent(ChecklistFields.LIMIT, (field, cell) -> cell.with(IssueCode.NUMBER_UNREADABLE));
        return null;
    }

    private static @Nullable BigDecimal points(Map<String, Cell> cells) {
        var cell = cells.get(ChecklistFields.POINTS);
        return cell != null && cell.value() instanceof FieldValue.Count(var number) ? number : null;
    }

    private static @Nullable String text(Map<String, Cell> cells, String field) {
        var cell = cells.get(field);
        return cell != null && cell.value() instanceof FieldValue.Text(var text) && !text.isBlank()
                ? text.strip()
                : null;
    }

    private static List<ChecklistUpload.SheetCell> shown(Map<String, Cell> cells, @Nullable Integer limit) {
        return cells.entrySet().stream()
                .map(each -> new ChecklistUpload.SheetCell(
                        each.getKey(),
                        each.getValue().address().toString(),
                        each.getValue().raw(),
                        each.getKey().equals(ChecklistFields.LIMIT)
                                ? (limit == null ? null : limit.toString())
                                : value(each.getValue()),
                        each.getValue().issues().stream()
                                .map(issue ->
                                        new ChecklistUpload.Issue(issue.issue().code(), issue.error(), issue.params()))
                                .toList()))
                .toList();
    }

    private static @Nullable String value(Cell cell) {
        return switch (cell.value()) {
            case FieldValue.Text(var text) -> text;
            case FieldValue.Count(var number) -> number.stripTrailingZeros().toPlainString();
            case FieldValue.Level(var level) -> level.name();
            case null, default -> null;
        };
    }

    ChecklistUpload upload(String sheet, String name, List<ChecklistUpload.Column> columns) {
        var issues = lines.stream()
                .flatMap(line -> line.cells().stream())
                .flatMap(cell -> cell.issues().stream())
                .toList();
        int errors = (int) issues.stream().filter(ChecklistUpload.Issue::error).count();
        var sketch = new FormSketch(
                "",
                name,
                "",
                FormUse.CHECKLIST,
                null,
                null,
                sections.entrySet().stream()
                        .map(each -> new FormSection(each.getKey(), "", each.getValue()))
                        .toList());
        return new ChecklistUpload(sheet, columns, List.copyOf(lines), items, errors, issues.size() - errors, sketch);
    }
}
