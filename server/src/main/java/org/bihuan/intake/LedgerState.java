package org.bihuan.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.write.Amendment;
import org.bihuan.matter.MatterState;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the rows of a ledger, written into its own columns. A row that came in finished and still is
 * keeps every word; one that was finished here says 是, its day and 100; an open one shows its progress.
 */
final class LedgerState implements Amendment {

    /** A row that became a matter, and where the matter stands. */
    record Standing(
            StoredRow row,
            MatterState state,
            int percent,
            @Nullable LocalDate closedOn) {}

    private final Map<String, Integer> columns;
    private final IntFunction<List<Standing>> next;
    private final Map<Integer, Standing> window = new HashMap<>();
    private int loadedTo = -1;

    /** @param next the following standings behind a row number, in order, some hundred at a time */
    LedgerState(Map<String, Integer> columns, IntFunction<List<Standing>> next) {
        this.columns = Map.copyOf(columns);
        this.next = next;
    }

    @Override
    public Map<Integer, CellValue> row(int rowNumber) {
        if (rowNumber > loadedTo) {
            load(rowNumber);
        }
        var standing = window.get(rowNumber);
        return standing == null ? Map.of() : filled(standing);
    }

    private void load(int rowNumber) {
        window.clear();
        var loaded = next.apply(rowNumber - 1);
        loaded.forEach(standing -> window.put(standing.row().number(), standing));
        loadedTo = loaded.isEmpty() ? Integer.MAX_VALUE : loaded.getLast().row().number();
    }

    private Map<Integer, CellValue> filled(Standing now) {
        boolean before = Entries.done(now.row());
        boolean closed = now.state().kind() == MatterState.Kind.CLOSED;
        var cells = new HashMap<Integer, CellValue>();
        if (before && closed) {
            return cells;
        }
        if (closed) {
            put(cells, "done", CellValue.words("是"));
            var on = now.closedOn();
            put(cells, "doneOn", on == null ? CellValue.BLANK : new CellValue.Moment(on.atStartOfDay()));
            put(cells, "progressText", CellValue.words("已完成"));
            put(cells, "percent", percent(now.row(), 100));
        } else if (before) {
            put(cells, "done", CellValue.words("否"));
            put(cells, "doneOn", CellValue.BLANK);
            put(cells, "percent", percent(now.row(), now.percent()));
        } else if (now.percent() != Entries.percent(now.row())) {
            put(cells, "percent", percent(now.row(), now.percent()));
        }
        return cells;
    }

    private void put(Map<Integer, CellValue> cells, String field, CellValue value) {
        var column = columns.get(field);
        if (column != null) {
            cells.put(column, value);
        }
    }

    /** In the style of the cell: 60%, 0.6 or 60. */
    private static CellValue percent(StoredRow row, int percent) {
        var cell = row.cells().get("percent");
        var raw = cell == null ? "" : cell.raw().strip();
        if (raw.endsWith("%") || raw.endsWith("％")) {
            return CellValue.words(percent + "%");
        }
        boolean fraction = raw.matches("0?\\.\\d+");
        return new CellValue.Amount(fraction ? BigDecimal.valueOf(percent, 2) : BigDecimal.valueOf(percent), false);
    }
}
