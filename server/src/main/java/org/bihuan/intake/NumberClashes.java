package org.bihuan.intake;

import static org.bihuan.schema.intake.Tables.LEDGER_ROW;
import static org.jooq.impl.DSL.min;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.document.ledger.cell.IssueCode;
import org.bihuan.matter.MatterIntake;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Numbers that rows cannot bear: in use by a matter that did not come from this row, or borne by an earlier row of the
 * batch. A number is one matter's only; the first row that brings it keeps it.
 */
@Repository
class NumberClashes {

    static final String FIELD = "number";

    private static final Set<String> CLASHES = Set.of(IssueCode.NUMBER_IN_USE.code(), IssueCode.NUMBER_TWICE.code());

    private final DSLContext sql;
    private final MatterIntake matters;

    NumberClashes(DSLContext sql, MatterIntake matters) {
        this.sql = sql;
        this.matters = matters;
    }

    /** These rows of a batch, kept already or not, each marked at its number when it cannot bear it, and no longer when it can. */
    List<StoredRow> marked(Viewer viewer, BatchId batch, List<StoredRow> rows) {
        var numbers = new HashSet<String>();
        for (var row : rows) {
            var number = number(row);
            if (number != null && row.outcome() == RowOutcome.NEW) {
                numbers.add(number);
            }
        }
        if (numbers.isEmpty()) {
            return rows;
        }
        var first = firstRows(viewer, batch, numbers, rows);
        var titles = matters.titlesByNumber(viewer, numbers);
        return rows.stream().map(row -> marked(row, first, titles)).toList();
    }

    private static StoredRow marked(StoredRow row, Map<String, Integer> first, Map<String, String> titles) {
        var number = number(row);
        if (number == null || row.outcome() != RowOutcome.NEW || row.state() == RowState.EXCLUDED) {
            return row;
        }
        var cell = freed(row.cells().get(FIELD));
        int earlier = first.getOrDefault(number, row.number());
        var title = titles.get(number);
        if (earlier < row.number()) {
            cell = cell.with(IssueCode.NUMBER_TWICE, number, String.valueOf(earlier));
        } else if (title != null) {
            cell = cell.with(IssueCode.NUMBER_IN_USE, number, title);
        }
        return row.with(FIELD, cell).settled();
    }

    /** The first row that bears each number; what is in hand counts, not what is kept of the same rows. */
    private Map<String, Integer> firstRows(
            Viewer viewer, BatchId batch, Collection<String> numbers, List<StoredRow> inHand) {
        var first = new HashMap<String, Integer>();
        sql.select(LEDGER_ROW.GIVEN_NUMBER, min(LEDGER_ROW.ROW_NUMBER))
                .from(LEDGER_ROW)
                .where(
                        RowRepository.of(viewer.zone(), batch),
                        LEDGER_ROW.GIVEN_NUMBER.in(numbers),
                        LEDGER_ROW.STATE.ne(RowState.EXCLUDED.name()),
                        LEDGER_ROW.ROW_NUMBER.notIn(
                                inHand.stream().map(StoredRow::number).toList()))
                .groupBy(LEDGER_ROW.GIVEN_NUMBER)
                .forEach(row -> first.put(row.value1(), row.value2()));
        for (var row : inHand) {
            var number = number(row);
            if (number != null && row.state() != RowState.EXCLUDED) {
                first.merge(number, row.number(), Math::min);
            }
        }
        return first;
    }

    /** The number a row wants to bear; none when it has none or gets a new one. */
    static @Nullable String number(StoredRow row) {
        var cell = row.cells().get(FIELD);
        return cell == null || cell.value() == null || cell.has(IssueCode.NUMBER_RENEWED) ? null : cell.value();
    }

    static boolean clashes(StoredRow row) {
        var cell = row.cells().get(FIELD);
        return cell != null && cell.issues().stream().anyMatch(issue -> CLASHES.contains(issue.code()));
    }

    /** The same row, to be given a new number; the given one stays in its cell and goes into the source. */
    static StoredRow renewed(StoredRow row) {
        var cell = freed(row.cells().get(FIELD));
        return row.with(FIELD, cell.with(IssueCode.NUMBER_RENEWED, String.valueOf(cell.value())))
                .settled();
    }

    private static StoredCell freed(@Nullable StoredCell cell) {
        if (cell == null) {
            throw new IllegalStateException("a number without a cell");
        }
        return cell.without(CLASHES);
    }
}
