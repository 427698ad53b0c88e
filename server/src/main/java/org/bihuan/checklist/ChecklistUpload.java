package org.bihuan.checklist;

import java.util.List;
import org.bihuan.form.FormSketch;
import org.jspecify.annotations.Nullable;

/**
 * A checklist as it was read from a spreadsheet; nothing is kept before somebody begins a draft with it.
 *
 * @param sheet the worksheet taken: the visible one with the most rows under a header
 * @param items check items read
 * @param sketch the form they come to
 */
public record ChecklistUpload(
        String sheet, List<Column> columns, List<Line> lines, int items, int errors, int warnings, FormSketch sketch) {

    /** @param field absent: the column fills nothing */
    public record Column(
            String letters, String heading, @Nullable String field) {}

    /** @param row as numbered on the screen of the spreadsheet */
    public record Line(int row, List<SheetCell> cells) {}

    /**
     * @param at as on the screen: {@code D17}
     * @param raw what it shows
     * @param value what was understood; absent for nothing
     */
    public record SheetCell(
            String field, String at, String raw, @Nullable String value, List<Issue> issues) {}

    /** @param params the first is the text of the cell */
    public record Issue(String code, boolean error, List<String> params) {}
}
