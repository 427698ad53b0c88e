package org.bihuan.document.ledger.write;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.book.MergedRange;

/** An {@link Amendment} as edits of a sheet. */
final class AmendedSheet implements SheetEdits {

    private final Amendment amendment;
    private final Set<CellAddress> covered = new HashSet<>();

    AmendedSheet(Amendment amendment, List<MergedRange> merges) {
        this.amendment = amendment;
        merges.forEach(this::cover);
    }

    private void cover(MergedRange range) {
        for (int row = range.firstRow();
                row <= range.lastRow() && (long) range.height() * range.width() < 100_000;
                row++) {
            for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                if (row != range.firstRow() || column != range.firstColumn()) {
                    covered.add(new CellAddress(row, column));
                }
            }
        }
    }

    @Override
    public NavigableMap<Integer, CellEdit> row(int rowNumber) {
        var edits = new TreeMap<Integer, CellEdit>();
        amendment.row(rowNumber).forEach((column, value) -> {
            if (!covered.contains(new CellAddress(rowNumber, column))) {
                edits.put(column, new CellEdit(value, 0));
            }
        });
        return edits;
    }

    @Override
    public List<Map<Integer, CellValue>> appended() {
        return amendment.appended();
    }

    @Override
    public int appendAfter() {
        return amendment.appendAfter();
    }

    @Override
    public String legacyDrawing(String prefix) {
        return "";
    }

    @Override
    public int wideColumn() {
        return -1;
    }
}
