package org.bihuan.goal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A goal's spreadsheet as it was read; nothing of it is kept until the form is saved.
 *
 * @param sheet the worksheet taken: the visible one with the most rows under a header
 * @param goals what the rows come to; one, unless the sheet has a column of goals
 */
public record GoalUpload(
        String sheet, List<Column> columns, List<Line> lines, int errors, int warnings, List<Read> goals) {

    /** @param field absent: the column fills nothing */
    public record Column(
            String letters, String heading, @Nullable String field) {}

    /** @param known already on the list of the goal it is read into, with the same work and measure */
    public record Line(int row, boolean known, List<SheetCell> cells) {}

    /**
     * @param at as on the screen: {@code D17}
     * @param raw what it shows
     * @param value what was understood; absent for nothing
     */
    public record SheetCell(
            String field, String at, String raw, @Nullable String value, List<Issue> issues) {}

    /** @param params the first is the text of the cell */
    public record Issue(String code, boolean error, List<String> params) {}

    /** @param works new rows have new ids, known ones those they have */
    public record Read(@Nullable String name, @Nullable String target, List<GoalPlan.Work> works) {}
}
