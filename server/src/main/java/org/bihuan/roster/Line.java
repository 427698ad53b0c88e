package org.bihuan.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.book.SheetRow;
import org.bihuan.roster.RosterRow.CellError;
import org.bihuan.shared.PlainText;

/** A row as it was written, and what has been found wrong with it so far. */
final class Line {

    private final SheetRow row;
    private final Map<RosterColumn, Integer> columns;
    private final List<CellError> faults = new ArrayList<>();

    Line(SheetRow row, Map<RosterColumn, Integer> columns) {
        this.row = row;
        this.columns = columns;
        columns.keySet().forEach(this::check);
    }

    private void check(RosterColumn column) {
        var text = text(column);
        if (value(column) instanceof CellValue.Fault) {
            fault(column, "ROSTER-CELL-BROKEN", "单元格里是公式错误 " + text + "，请改为文字。");
        } else if (text.isEmpty() && column.required()) {
            fault(column, "ROSTER-CELL-REQUIRED", "请填写" + column.heading() + "。");
        } else if (text.length() > column.longest()) {
            fault(column, "ROSTER-TEXT-TOO-LONG", column.heading() + "最多 " + column.longest() + " 个字，请缩短。");
        }
    }

    int row() {
        return row.number();
    }

    boolean blank() {
        return columns.keySet().stream().allMatch(column -> text(column).isEmpty());
    }

    /** The text on one line, empty when the cell or the whole column is. */
    String text(RosterColumn column) {
        return PlainText.clean(value(column).shown()).replaceAll("\\s*\\n\\s*", "");
    }

    private CellValue value(RosterColumn column) {
        var at = columns.get(column);
        return at == null ? CellValue.BLANK : row.cell(at);
    }

    void fault(RosterColumn column, String code, String detail) {
        var at = columns.getOrDefault(column, 0);
        faults.add(new CellError(new CellAddress(row.number(), at).toString(), code, detail));
    }

    List<CellError> faults() {
        return List.copyOf(faults);
    }

    /** The text as it may be repeated in an answer. */
    static String brief(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
