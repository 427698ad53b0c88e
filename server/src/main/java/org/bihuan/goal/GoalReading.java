package org.bihuan.goal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.document.ledger.LedgerRow;
import org.bihuan.document.ledger.cell.Cell;
import org.bihuan.document.ledger.cell.FieldValue;
import org.bihuan.document.ledger.cell.IssueCode;
import org.bihuan.organisation.UnitNames;
import org.bihuan.shared.Ids;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of a sheet together to goals, works and items. A cell left blank under a work or a goal goes on with the
 * one above, whether the cells are merged or not; what cannot be understood stays open on the item and is told at its cell.
 */
final class GoalReading {

    private final UnitNames units;
    private final @Nullable GoalPlan before;
    private final List<GoalUpload.Line> lines = new ArrayList<>();
    private final Map<String, Goal> goals = new LinkedHashMap<>();

    private @Nullable String goal;
    private @Nullable String target;
    private @Nullable String work;

    private static final class Goal {

        private final @Nullable String name;
        private @Nullable String target;
        private final Map<String, Work> works = new LinkedHashMap<>();

        Goal(@Nullable String name) {
            this.name = name;
        }
    }

    private static final class Work {

        private final UUID id;
        private final String name;
        private @Nullable UnitId leadUnit;
        private final List<GoalPlan.Item> items = new ArrayList<>();

        Work(UUID id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    GoalReading(UnitNames units, @Nullable GoalPlan before) {
        this.units = units;
        this.before = before;
    }

    void take(LedgerRow row) {
        var cells = new LinkedHashMap<String, Cell>(row.cells());
        var first = text(cells, GoalSheetFields.GOAL);
        if (first != null && !first.equals(goal)) {
            goal = first;
            target = null;
            work = null;
        }
        target = text(cells, GoalSheetFields.TARGET) == null ? target : text(cells, GoalSheetFields.TARGET);
        work = text(cells, GoalSheetFields.WORK) == null ? work : text(cells, GoalSheetFields.WORK);
        if (work == null) {
            cells.computeIfPresent(GoalSheetFields.WORK, (field, cell) -> cell.with(IssueCode.REQUIRED));
        }
        var lead = unit(cells, GoalSheetFields.LEAD_UNIT);
        var unit = unit(cells, GoalSheetFields.UNIT);
        var measure = text(cells, GoalSheetFields.MEASURE);
        if (measure == null || measure.length() < 2) {
            cells.computeIfPresent(GoalSheetFields.MEASURE, (field, cell) -> cell.with(IssueCode.REQUIRED));
        }
        var known = false;
        if (work != null) {
            var into = work(work);
            into.leadUnit = into.leadUnit == null ? lead : into.leadUnit;
            if (measure != null && measure.length() >= 2) {
                var same = known(work, measure);
                known = same != null;
                into.items.add(new GoalPlan.Item(
                        same == null ? Ids.next() : same,
                        measure,
                        unit,
                        text(cells, GoalSheetFields.PERSON),
                        day(cells),
                        text(cells, GoalSheetFields.EVIDENCE)));
            }
        }
        lines.add(new GoalUpload.Line(row.rowNumber(), known, shown(cells, lead, unit)));
    }

    private Work work(String name) {
        var into = goals.computeIfAbsent(goal == null ? "" : goal, any -> new Goal(goal));
        into.target = into.target == null ? target : into.target;
        return into.works.computeIfAbsent(name, any -> new Work(knownWork(name), name));
    }

    private UUID knownWork(String name) {
        return before == null
                ? Ids.next()
                : before.works().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .map(GoalPlan.Work::id)
                        .orElseGet(Ids::next);
    }

    private @Nullable UUID known(String name, String measure) {
        return before == null
                ? null
                : before.works().stream()
                        .filter(each -> each.name().equals(name))
                        .flatMap(each -> each.items().stream())
                        .filter(each -> each.measure().equals(measure))
                        .findFirst()
                        .map(GoalPlan.Item::id)
                        .orElse(null);
    }

    private static @Nullable String text(Map<String, Cell> cells, String field) {
        var cell = cells.get(field);
        return cell != null && cell.value() instanceof FieldValue.Text(var text) && !text.isBlank()
                ? text.strip()
                : null;
    }

    private static @Nullable LocalDate day(Map<String, Cell> cells) {
        var cell = cells.get(GoalSheetFields.DUE_ON);
        return cell != null && cell.value() instanceof FieldValue.Day(var date) ? date : null;
    }

    /** The unit certainly meant; anything else is told at the cell. */
    private @Nullable UnitId unit(Map<String, Cell> cells, String field) {
        var cell = cells.get(field);
        if (cell == null || !(cell.value() instanceof FieldValue.Names(var names)) || names.isEmpty()) {
            return null;
        }
        var first = names.getFirst();
        if (names.size() > 1) {
            cells.put(
                    field,
                    cell.with(IssueCode.UNIT_FIRST_ONLY, first, String.join("、", names.subList(1, names.size()))));
        }
        if (units.meaningOf(first) instanceof UnitNames.Meaning.Known(var unit)) {
            return unit;
        }
        cells.put(field, Objects.requireNonNull(cells.get(field)).with(IssueCode.UNIT_UNKNOWN, first));
        return null;
    }

    private static List<GoalUpload.SheetCell> shown(
            Map<String, Cell> cells, @Nullable UnitId lead, @Nullable UnitId unit) {
        return cells.entrySet().stream()
                .map(each -> new GoalUpload.SheetCell(
                        each.getKey(),
                        each.getValue().address().toString(),
                        each.getValue().raw(),
                        switch (each.getKey()) {
                            case GoalSheetFields.LEAD_UNIT -> lead == null ? null : lead.toString();
                            case GoalSheetFields.UNIT -> unit == null ? null : unit.toString();
                            default -> value(each.getValue());
                        },
                        each.getValue().issues().stream()
                                .map(issue -> new GoalUpload.Issue(issue.issue().code(), issue.error(), issue.params()))
                                .toList()))
                .toList();
    }

    private static @Nullable String value(Cell cell) {
        return switch (cell.value()) {
            case FieldValue.Text(var text) -> text;
            case FieldValue.Day(var date) -> date.toString();
            case null, default -> null;
        };
    }

    GoalUpload upload(String sheet, List<GoalUpload.Column> columns) {
        var issues = lines.stream()
                .flatMap(line -> line.cells().stream())
                .flatMap(cell -> cell.issues().stream())
                .toList();
        int errors = (int) issues.stream().filter(GoalUpload.Issue::error).count();
        return new GoalUpload(
                sheet,
                columns,
                List.copyOf(lines),
                errors,
                issues.size() - errors,
                goals.values().stream()
                        .map(each -> new GoalUpload.Read(
                                each.name,
                                each.target,
                                each.works.values().stream()
                                        .map(one -> new GoalPlan.Work(
                                                one.id, one.name, one.leadUnit, List.copyOf(one.items)))
                                        .toList()))
                        .toList());
    }
}
