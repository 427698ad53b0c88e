package org.bihuan.document.ledger.cell;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.jspecify.annotations.Nullable;

/**
 * A cell after reading: where it is, what it showed, what it means (null when empty or not understood)
 * and what is wrong with it.
 */
public record Cell(
        CellAddress address, String raw, @Nullable FieldValue value, List<CellIssue> issues) {

    public boolean faulty() {
        return issues.stream().anyMatch(CellIssue::error);
    }

    public boolean empty() {
        return value == null && raw.isBlank();
    }

    static Cell blank(CellAddress at) {
        return new Cell(at, "", null, List.of());
    }

    static Cell of(CellAddress at, CellValue raw, FieldValue value) {
        return new Cell(at, raw.shown(), value, List.of());
    }

    static Cell failed(CellAddress at, CellValue raw, IssueCode issue, String... more) {
        return new Cell(at, raw.shown(), null, List.of(issue(at, raw, issue, more)));
    }

    static Cell noted(CellAddress at, CellValue raw, @Nullable FieldValue value, IssueCode issue, String... more) {
        return new Cell(at, raw.shown(), value, List.of(issue(at, raw, issue, more)));
    }

    /** The same cell with one more finding. */
    public Cell with(IssueCode issue, String... more) {
        var all = new ArrayList<>(issues);
        all.add(issue(address, CellValue.words(raw), issue, more));
        return new Cell(address, raw, value, List.copyOf(all));
    }

    private static CellIssue issue(CellAddress at, CellValue raw, IssueCode issue, String... more) {
        var params = new ArrayList<String>();
        var shown = raw.shown().strip();
        params.add(shown.length() > 40 ? shown.substring(0, 40) + "…" : shown);
        params.addAll(List.of(more));
        return new CellIssue(issue, at, List.copyOf(params));
    }
}
