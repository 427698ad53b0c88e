package org.bihuan.document.ledger;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.document.ledger.cell.Cell;
import org.bihuan.document.ledger.cell.CellIssue;
import org.bihuan.document.ledger.cell.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger. {@code cells} are by field key, {@code others} by heading: the columns that
 * fill no field, as they were shown. {@code hidden} rows (filtered away or hidden) are rows all the same.
 */
public record LedgerRow(int rowNumber, Map<String, Cell> cells, Map<String, String> others, boolean hidden) {

    public @Nullable FieldValue value(String field) {
        var cell = cells.get(field);
        return cell == null ? null : cell.value();
    }

    public Stream<CellIssue> issues() {
        return cells.values().stream().flatMap(cell -> cell.issues().stream());
    }

    public boolean faulty() {
        return cells.values().stream().anyMatch(Cell::faulty);
    }

    public List<CellIssue> errors() {
        return issues().filter(CellIssue::error).toList();
    }
}
