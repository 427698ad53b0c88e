package org.bihuan.matter;

import static org.bihuan.document.ledger.write.TableColumn.Kind.DATE;
import static org.bihuan.document.ledger.write.TableColumn.Kind.MOMENT;
import static org.bihuan.document.ledger.write.TableColumn.Kind.NUMBER;
import static org.bihuan.document.ledger.write.TableColumn.Kind.PERCENT;
import static org.bihuan.document.ledger.write.TableColumn.Kind.TEXT;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.write.TableColumn;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** A column of the ledger as it can be taken out; {@code key} is its name on the screen. */
enum ExportColumn {
    LIGHT("light", TEXT, 10),
    NUMBER_("number", TEXT, 18),
    TITLE("title", TEXT, 44),
    TYPE("type", TEXT, 14),
    UNIT("unit", TEXT, 26),
    STEP("step", TEXT, 18),
    DUE("due", NUMBER, 16),
    UPDATED("updated", MOMENT, 18),
    PROGRESS("percent", PERCENT, 10),
    DUE_ON("dueOn", DATE, 13),
    ORIGINAL_DUE_ON("originalDueOn", DATE, 13),
    SUBJECT("subject", TEXT, 30),
    PLACE("place", TEXT, 28),
    SOURCE("source", TEXT, 30),
    OPENED("opened", MOMENT, 18),
    CLOSED("closed", MOMENT, 18),
    URGED("urged", NUMBER, 10),
    PARENT("parent", TEXT, 18),
    SUB_TASKS("subTasks", TEXT, 12);

    private final String key;
    private final TableColumn.Kind kind;
    private final int width;

    ExportColumn(String key, TableColumn.Kind kind, int width) {
        this.key = key;
        this.kind = kind;
        this.width = width;
    }

    static ExportColumn of(String key) {
        return Arrays.stream(values())
                .filter(column -> column.key.equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("MATTER-COLUMN-UNKNOWN", "没有这一列，请刷新页面后重试。"));
    }

    /** The unit and its person stand apart in a file, so that it can be sorted and filtered. */
    List<TableColumn> head(ExportWords words) {
        var own = new TableColumn(words.column(key), kind, width);
        return this == UNIT ? List.of(own, new TableColumn(words.column("responsible"), TEXT, 12)) : List.of(own);
    }

    List<CellValue> cells(MatterList.Row row, ExportWords words) {
        return switch (this) {
            case LIGHT -> text(words.light(row));
            case NUMBER_ -> text(row.number());
            case TITLE -> text(row.title());
            case TYPE -> text(words.type(row));
            case UNIT ->
                List.of(words(row.leadUnit() == null ? null : row.leadUnit().name()), words(row.responsibleName()));
            case STEP -> text(words.step(row));
            case DUE -> number(row.daysLeft());
            case UPDATED -> moment(row.lastEventAt());
            case PROGRESS -> number(row.percent());
            case DUE_ON -> day(row.dueOn());
            case ORIGINAL_DUE_ON -> day(row.originalDueOn());
            case SUBJECT -> text(row.subjectName());
            case PLACE -> text(row.place());
            case SOURCE -> text(words.source(row));
            case OPENED -> moment(row.openedAt());
            case CLOSED -> moment(row.closedAt());
            case URGED -> number(row.urgeCount());
            case PARENT -> text(row.parentNumber());
            case SUB_TASKS -> text(row.subTasks() == 0 ? null : row.subTasksDone() + "/" + row.subTasks());
        };
    }

    private static List<CellValue> text(@Nullable String value) {
        return List.of(words(value));
    }

    private static CellValue words(@Nullable String value) {
        return value == null ? CellValue.BLANK : CellValue.words(value);
    }

    private static List<CellValue> number(@Nullable Integer value) {
        return List.of(value == null ? CellValue.BLANK : new CellValue.Amount(BigDecimal.valueOf(value), false));
    }

    private static List<CellValue> day(@Nullable LocalDate value) {
        return List.of(value == null ? CellValue.BLANK : new CellValue.Moment(value.atStartOfDay()));
    }

    private static List<CellValue> moment(@Nullable Instant value) {
        return List.of(
                value == null
                        ? CellValue.BLANK
                        : new CellValue.Moment(
                                value.atZone(BusinessZone.SHANGHAI).toLocalDateTime()));
    }
}
