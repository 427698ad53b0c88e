package org.bihuan.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.cell.FieldKind;
import org.bihuan.document.ledger.layout.Field;
import org.bihuan.document.ledger.layout.FieldCatalogue;
import org.bihuan.document.ledger.write.Amendment;
import org.bihuan.matter.MatterState;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the rows of a ledger, written into its own columns. What was corrected on the screen stands
 * corrected, whether its row came in or not. A row that came in finished and still is keeps every other word; one that
 * was finished here says 是, its day and 100; an open one shows its progress.
 */
final class LedgerState implements Amendment {

    /** A row that was corrected or became a matter; in the latter case where the matter stands. */
    record Standing(
            StoredRow row,
            @Nullable MatterState state,
            int percent,
            @Nullable LocalDate closedOn) {}

    private final FieldCatalogue catalogue;
    private final Map<String, Integer> columns;
    private final IntFunction<List<Standing>> next;
    private final Map<Integer, Standing> window = new HashMap<>();
    private int loadedTo = -1;

    /** @param next the following standings behind a row number, in order, some hundred at a time */
    LedgerState(FieldCatalogue catalogue, Map<String, Integer> columns, IntFunction<List<Standing>> next) {
        this.catalogue = catalogue;
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
        var cells = corrections(now.row());
        var state = now.state();
        if (state == null) {
            return cells;
        }
        boolean before = Entries.done(now.row());
        boolean closed = state.kind() == MatterState.Kind.CLOSED;
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

    private HashMap<Integer, CellValue> corrections(StoredRow row) {
        var corrected = new HashMap<Integer, CellValue>();
        row.cells().forEach((field, cell) -> {
            if (cell.corrected()) {
                put(corrected, field, corrected(field, cell));
            }
        });
        return corrected;
    }

    /** A text as it was typed, but days and numbers as such, so that the sheet can count with them. */
    private CellValue corrected(String field, StoredCell cell) {
        var value = cell.value();
        var kind = catalogue.field(field).map(Field::kind).orElse(FieldKind.TEXT);
        if (value == null || cell.faulty()) {
            return CellValue.words(cell.raw());
        }
        return switch (kind) {
            case DATE, DEADLINE -> new CellValue.Moment(LocalDate.parse(value).atStartOfDay());
            case NUMBER, MONEY ->
                cell.raw().strip().equals(value)
                        ? new CellValue.Amount(new BigDecimal(value), false)
                        : CellValue.words(cell.raw());
            case TEXT, SERIAL, CREDIT_CODE, PHONE, PERSON, UNIT, UNITS, YES_NO, LEVEL, PERCENT ->
                CellValue.words(cell.raw());
        };
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
