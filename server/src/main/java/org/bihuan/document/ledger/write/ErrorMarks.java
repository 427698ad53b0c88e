package org.bihuan.document.ledger.write;

import java.util.List;
import java.util.TreeMap;
import org.bihuan.document.ledger.cell.CellIssue;

/**
 * The findings to mark on a sheet: by row number, with the header row and the column (index) that carry
 * the explanation. Faulty cells turn red, a warning yellow; the first two thousand also get a comment.
 */
public record ErrorMarks(int sheet, int headerRow, int column, TreeMap<Integer, List<CellIssue>> byRow) {

    static final String TITLE = org.bihuan.document.ledger.layout.HeaderFinder.ERROR_COLUMN;
    static final int MOST_COMMENTS = 2_000;

    /** One line for all findings of a row, each with its address. */
    String sentence(int row) {
        var issues = byRow.getOrDefault(row, List.of());
        var text = new StringBuilder();
        for (var issue : issues) {
            text.append(text.isEmpty() ? "" : "；")
                    .append(issue.address())
                    .append(' ')
                    .append(issue.sentence());
        }
        return text.toString();
    }
}
