package org.bihuan.document.ledger.cell;

import java.util.List;
import org.bihuan.document.ledger.book.CellAddress;

/** Something about the cell at {@code address}; the first parameter is always the text of the cell, cut to 40. */
public record CellIssue(IssueCode issue, CellAddress address, List<String> params) {

    public boolean error() {
        return issue.severity() == Severity.ERROR;
    }

    /** The Chinese sentence for the workbook handed back. */
    public String sentence() {
        return issue.sentence(params);
    }
}
