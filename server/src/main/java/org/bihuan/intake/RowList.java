package org.bihuan.intake;

import static org.bihuan.schema.intake.Tables.LEDGER_ROW;
import static org.bihuan.schema.intake.Tables.V_ROW_ISSUE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.matter.MatterEvent;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rows of a batch with their cells, for the preview. */
@Service
@Transactional(readOnly = true)
public class RowList {

    /** What to show: all when empty. @param code rows with this issue */
    public record Filter(
            @Nullable RowState state,
            @Nullable RowOutcome outcome,
            @Nullable String code) {}

    public record Line(
            int rowNumber,
            RowState state,
            RowOutcome outcome,
            Map<String, StoredCell> cells,
            Map<String, String> others,
            Map<String, MatterEvent.Change> changes,
            @Nullable UUID matter,
            @Nullable String matterNumber) {}

    /** Where a row is found; empty when there is none. */
    public record Place(
            @Nullable Integer rowNumber, @Nullable Integer page) {}

    private final DSLContext sql;
    private final BatchRepository batches;
    private final RowRepository rows;

    RowList(DSLContext sql, BatchRepository batches, RowRepository rows) {
        this.sql = sql;
        this.batches = batches;
        this.rows = rows;
    }

    public Page<Line> page(Viewer viewer, BatchId id, Filter filter, PageRequest page) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        batches.mustSee(viewer, id);
        var condition = RowRepository.of(viewer.zone(), id).and(matching(viewer, id, filter));
        int total = sql.fetchCount(LEDGER_ROW, condition);
        List<Line> lines = sql.selectFrom(LEDGER_ROW)
                .where(condition)
                .orderBy(LEDGER_ROW.ROW_NUMBER)
                .limit(page.size())
                .offset(page.offset())
                .fetch(row -> line(rows.row(row)));
        return Page.of(lines, page, total);
    }

    /** The first faulty row behind a row, and the page it is on among the rows the filter shows. */
    public Place nextFaulty(Viewer viewer, BatchId id, Filter filter, int after, int size) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        batches.mustSee(viewer, id);
        var shown = RowRepository.of(viewer.zone(), id).and(matching(viewer, id, filter));
        var row = sql.select(LEDGER_ROW.ROW_NUMBER)
                .from(LEDGER_ROW)
                .where(shown, LEDGER_ROW.STATE.eq(RowState.FAULTY.name()), LEDGER_ROW.ROW_NUMBER.gt(after))
                .orderBy(LEDGER_ROW.ROW_NUMBER)
                .limit(1)
                .fetchOne(LEDGER_ROW.ROW_NUMBER);
        if (row == null) {
            return new Place(null, null);
        }
        int before = sql.fetchCount(LEDGER_ROW, shown, LEDGER_ROW.ROW_NUMBER.lt(row));
        return new Place(row, before / new PageRequest(1, size).size() + 1);
    }

    public Line one(Viewer viewer, BatchId id, String rowNumber) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        batches.mustSee(viewer, id);
        return rows.find(viewer.zone(), id, number(rowNumber))
                .map(RowList::line)
                .orElseThrow(RowList::missing);
    }

    /** The row's number as it stands in an address; anything else names no row. */
    static int number(String text) {
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw missing();
        }
        return Integer.parseInt(text);
    }

    static Problem missing() {
        return Problem.missing("INTAKE-ROW-MISSING", "没有这一行。");
    }

    private static Condition matching(Viewer viewer, BatchId id, Filter filter) {
        var condition = noCondition();
        if (filter.state() != null) {
            condition = condition.and(LEDGER_ROW.STATE.eq(filter.state().name()));
        }
        if (filter.outcome() != null) {
            condition = condition.and(LEDGER_ROW.OUTCOME.eq(filter.outcome().name()));
        }
        if (filter.code() != null) {
            condition = condition.and(LEDGER_ROW.ROW_NUMBER.in(select(V_ROW_ISSUE.ROW_NUMBER)
                    .from(V_ROW_ISSUE)
                    .where(
                            V_ROW_ISSUE.ZONE_ID.eq(viewer.zone().value()),
                            V_ROW_ISSUE.BATCH_ID.eq(id.value()),
                            V_ROW_ISSUE.CODE.eq(filter.code()))));
        }
        return condition;
    }

    private static Line line(StoredRow row) {
        return new Line(
                row.number(),
                row.state(),
                row.outcome(),
                row.cells(),
                row.others(),
                row.changes(),
                row.matter(),
                row.matterNumber());
    }
}
