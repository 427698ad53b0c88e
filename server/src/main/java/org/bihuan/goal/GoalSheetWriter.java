package org.bihuan.goal;

import static org.bihuan.document.ledger.write.TableColumn.Kind.DATE;
import static org.bihuan.document.ledger.write.TableColumn.Kind.NUMBER;
import static org.bihuan.document.ledger.write.TableColumn.Kind.PERCENT;
import static org.bihuan.document.ledger.write.TableColumn.Kind.TEXT;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.write.TableColumn;
import org.bihuan.document.ledger.write.TableHead;
import org.bihuan.document.ledger.write.TableWriter;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Texts;
import org.jspecify.annotations.Nullable;

/** Draws the sheet up as offices do: a title, groups of columns, and works merged over their items. */
final class GoalSheetWriter {

    private GoalSheetWriter() {}

    /** @param language {@code en}; Chinese otherwise */
    static void write(GoalSheet sheet, @Nullable String language, OutputStream out) {
        var words = Texts.of("goal-export", language);
        var columns = List.of(
                column(words, "work", TEXT, 26),
                column(words, "leadUnit", TEXT, 20),
                column(words, "workPercent", PERCENT, 10),
                column(words, "measure", TEXT, 44),
                column(words, "unit", TEXT, 20),
                column(words, "responsible", TEXT, 12),
                column(words, "dueOn", DATE, 13),
                column(words, "evidenceWanted", TEXT, 28),
                column(words, "number", TEXT, 18),
                column(words, "state", TEXT, 12),
                column(words, "percent", PERCENT, 10),
                column(words, "matterDueOn", DATE, 13),
                column(words, "evidence", NUMBER, 10),
                column(words, "flags", TEXT, 26));
        var title = words.getString("title")
                .formatted(
                        sheet.year(),
                        sheet.name(),
                        BusinessZone.dateOf(sheet.asAt()).toString());
        var head = new TableHead(
                title,
                List.of(
                        new TableHead.Group(words.getString("group.work"), 3),
                        new TableHead.Group(words.getString("group.item"), 5),
                        new TableHead.Group(words.getString("group.matter"), 6)));
        try (var table = TableWriter.xlsx(out, words.getString("sheet"), head, columns)) {
            for (var work : sheet.works()) {
                for (var item : work.items()) {
                    table.row(cells(work, item, words));
                }
                for (int column = 0; column < 3; column++) {
                    table.mergeLast(column, work.items().size());
                }
            }
        }
    }

    private static TableColumn column(ResourceBundle words, String key, TableColumn.Kind kind, int width) {
        return new TableColumn(words.getString("column." + key), kind, width);
    }

    private static List<CellValue> cells(GoalSheet.WorkLine work, GoalSheet.ItemLine item, ResourceBundle words) {
        var matter = item.matter();
        var cells = new ArrayList<CellValue>();
        cells.add(text(work.name()));
        cells.add(text(work.leadUnit() == null ? null : work.leadUnit().name()));
        cells.add(number(work.figures().percent()));
        cells.add(text(item.measure()));
        cells.add(text(item.unit() == null ? null : item.unit().name()));
        cells.add(text(item.responsibleName()));
        cells.add(day(item.dueOn()));
        cells.add(text(item.evidenceWanted()));
        cells.add(text(matter == null ? null : matter.number()));
        cells.add(text(
                matter == null
                        ? null
                        : words.getString("state." + matter.state().name())));
        cells.add(matter == null ? CellValue.BLANK : number(matter.percent()));
        cells.add(day(matter == null ? null : matter.dueOn()));
        cells.add(matter == null ? CellValue.BLANK : number(matter.evidence()));
        cells.add(text(flags(item, words)));
        return cells;
    }

    private static String flags(GoalSheet.ItemLine item, ResourceBundle words) {
        var told = new ArrayList<String>();
        if (item.matter() != null && item.matter().overdue()) {
            told.add(words.getString("overdue"));
        }
        item.flags().forEach(flag -> told.add(words.getString("flag." + flag.name())));
        return String.join(words.getString("comma"), told);
    }

    private static CellValue text(@Nullable String value) {
        return value == null || value.isEmpty() ? CellValue.BLANK : CellValue.words(value);
    }

    private static CellValue number(int value) {
        return new CellValue.Amount(BigDecimal.valueOf(value), false);
    }

    private static CellValue day(@Nullable LocalDate value) {
        return value == null ? CellValue.BLANK : new CellValue.Moment(value.atStartOfDay());
    }
}
