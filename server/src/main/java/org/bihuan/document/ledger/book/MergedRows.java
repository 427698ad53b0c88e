package org.bihuan.document.ledger.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Repeats the value of a vertically merged cell in the rows below it, looking at one row at a time.
 * A range that is merged sideways as well repeats only in its first column.
 */
public final class MergedRows implements RowCursor {

    private final RowCursor rows;
    private final List<MergedRange> waiting;
    private final List<Running> running = new ArrayList<>();
    private int nextRange;

    private record Running(MergedRange range, CellValue value) {}

    public MergedRows(RowCursor rows, List<MergedRange> merges) {
        this.rows = rows;
        this.waiting = merges.stream()
                .filter(range -> range.height() > 1)
                .sorted(Comparator.comparingInt(MergedRange::firstRow))
                .toList();
    }

    @Override
    public @Nullable SheetRow next() {
        var row = rows.next();
        if (row == null) {
            return null;
        }
        running.removeIf(merge -> merge.range.lastRow() < row.number());
        var repeated = running.isEmpty() ? row : repeat(row);
        startRanges(row);
        return repeated;
    }

    private void startRanges(SheetRow row) {
        while (nextRange < waiting.size() && waiting.get(nextRange).firstRow() <= row.number()) {
            var range = waiting.get(nextRange++);
            if (range.firstRow() == row.number()
                    && !row.cell(range.firstColumn()).blank()) {
                running.add(new Running(range, row.cell(range.firstColumn())));
            }
        }
    }

    private SheetRow repeat(SheetRow row) {
        var cells = new ArrayList<>(row.cells());
        for (var merge : running) {
            int column = merge.range.firstColumn();
            while (cells.size() <= column) {
                cells.add(CellValue.BLANK);
            }
            if (cells.get(column).blank()) {
                cells.set(column, merge.value);
            }
        }
        return new SheetRow(row.number(), cells, row.hidden());
    }

    @Override
    public void close() {
        rows.close();
    }
}
