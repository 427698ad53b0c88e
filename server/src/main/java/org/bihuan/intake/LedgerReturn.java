package org.bihuan.intake;

import static org.bihuan.schema.intake.Tables.LEDGER_ROW;
import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.jooq.impl.DSL.condition;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.LedgerLimits;
import org.bihuan.document.ledger.cell.CellIssue;
import org.bihuan.document.ledger.cell.IssueCode;
import org.bihuan.document.ledger.write.ErrorMarks;
import org.bihuan.document.ledger.write.LedgerWriter;
import org.bihuan.matter.MatterState;
import org.bihuan.matter.MatterTypes;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ledger back in the layout it came in: with the present state filled in, or with its errors marked. */
@Service
public class LedgerReturn {

    private static final int AT_ONCE = 500;
    private static final int MOST_MARKED = 20_000;

    private final DSLContext sql;
    private final BatchRepository batches;
    private final RowRepository rows;
    private final BatchFiles files;
    private final MatterTypes types;
    private final ApplicationEventPublisher events;
    private final LedgerWriter writer = new LedgerWriter(LedgerLimits.STANDARD);

    LedgerReturn(
            DSLContext sql,
            BatchRepository batches,
            RowRepository rows,
            BatchFiles files,
            MatterTypes types,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.batches = batches;
        this.rows = rows;
        this.files = files;
        this.types = types;
        this.events = events;
    }

    /** Writes the whole ledger with what has become of each row, for whoever may see the batch; tells its name. */
    @Transactional
    public String current(Viewer viewer, BatchId id, OutputStream out) {
        viewer.mustHave(Permit.LEDGER_EXPORT);
        var batch = batches.mustSee(viewer, id);
        var plan = planOf(batch);
        var zone = viewer.zone();
        var copy = files.fetch(zone, id);
        try {
            writer.amend(copy, plan.sheet(), state(zone, plan, after -> standings(zone, id, after)), out);
        } finally {
            SourceFile.delete(copy);
        }
        acted(viewer, "intake.export", id);
        return batch.fileName();
    }

    private LedgerState state(ZoneKey zone, Plan plan, IntFunction<List<LedgerState.Standing>> next) {
        var columns = new HashMap<String, Integer>();
        plan.mapping().forEach((column, field) -> columns.put(field, column));
        return new LedgerState(Catalogues.forType(types.last(zone, plan.typeCode())), columns, next);
    }

    private List<LedgerState.Standing> standings(ZoneKey zone, BatchId id, int after) {
        return sql.select(LEDGER_ROW, MATTER_.STATE, MATTER_.PERCENT, MATTER_.CLOSED_AT)
                .from(LEDGER_ROW)
                .leftJoin(MATTER_)
                .on(
                        MATTER_.ZONE_ID.eq(LEDGER_ROW.ZONE_ID),
                        MATTER_.ID.eq(LEDGER_ROW.MATTER_ID),
                        MATTER_.ZONE_ID.eq(zone.value()),
                        MATTER_.RESTRICTED.isFalse(),
                        LEDGER_ROW.STATE.eq(RowState.DONE.name()))
                .where(
                        RowRepository.of(zone, id),
                        LEDGER_ROW.STATE.eq(RowState.DONE.name()).or(condition(LEDGER_ROW.CORRECTED)),
                        LEDGER_ROW.ROW_NUMBER.gt(after))
                .orderBy(LEDGER_ROW.ROW_NUMBER)
                .limit(AT_ONCE)
                .fetch(row -> new LedgerState.Standing(
                        rows.row(row.value1()),
                        row.value2() == null ? null : MatterState.valueOf(row.value2()),
                        row.value3() == null ? 0 : row.value3(),
                        row.value4() == null ? null : BusinessZone.dateOf(row.value4())));
    }

    /** Writes the file as it came and was corrected, each faulty cell marked and explained; tells its name. */
    @Transactional(readOnly = true)
    public String marked(Viewer viewer, BatchId id, OutputStream out) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        var batch = batches.mustSee(viewer, id);
        var plan = planOf(batch);
        var sheet = batch.survey().sheet(plan.sheet());
        int last = sheet == null
                ? 0
                : sheet.columns().stream()
                        .mapToInt(SurveySnapshot.Column::index)
                        .max()
                        .orElse(0);
        var marks = new ErrorMarks(plan.sheet(), plan.headerLast(), last + 1, issues(viewer.zone(), id));
        var copy = corrected(viewer.zone(), id, plan);
        try {
            writer.mark(copy, marks, out);
        } finally {
            SourceFile.delete(copy);
        }
        return batch.fileName();
    }

    /** A copy of the file that holds what was corrected on the screen, so that coming in again it need not be again. */
    private Path corrected(ZoneKey zone, BatchId id, Plan plan) {
        var copy = files.fetch(zone, id);
        if (rows.correctedAfter(zone, id, 0, 1).isEmpty()) {
            return copy;
        }
        try {
            var amended = Files.createTempFile("ledger-", ".bin");
            try (var out = Files.newOutputStream(amended)) {
                writer.amend(copy, plan.sheet(), state(zone, plan, after -> corrections(zone, id, after)), out);
            } catch (IOException | RuntimeException failure) {
                SourceFile.delete(amended);
                throw failure;
            }
            return amended;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            SourceFile.delete(copy);
        }
    }

    private List<LedgerState.Standing> corrections(ZoneKey zone, BatchId id, int after) {
        return rows.correctedAfter(zone, id, after, AT_ONCE).stream()
                .map(row -> new LedgerState.Standing(row, null, 0, null))
                .toList();
    }

    private TreeMap<Integer, List<CellIssue>> issues(ZoneKey zone, BatchId id) {
        var byRow = new TreeMap<Integer, List<CellIssue>>();
        int after = 0;
        while (byRow.size() < MOST_MARKED) {
            var faulty = rows.after(zone, id, RowState.FAULTY, after, AT_ONCE);
            if (faulty.isEmpty()) {
                break;
            }
            after = faulty.getLast().number();
            faulty.forEach(row -> byRow.put(row.number(), issues(row)));
        }
        return byRow;
    }

    private static List<CellIssue> issues(StoredRow row) {
        var issues = new ArrayList<CellIssue>();
        for (var cell : row.cells().values()) {
            for (var issue : cell.issues()) {
                Arrays.stream(IssueCode.values())
                        .filter(code -> code.code().equals(issue.code()))
                        .forEach(code ->
                                issues.add(new CellIssue(code, CellAddress.parse(cell.address()), issue.params())));
            }
        }
        return issues;
    }

    private static Plan planOf(Batch batch) {
        var plan = batch.plan();
        if (plan == null) {
            throw Problem.conflict("INTAKE-NOT-CHECKED", "该批次尚未确定对应关系。");
        }
        return plan;
    }

    private void acted(Viewer viewer, String act, BatchId id) {
        events.publishEvent(new Acted(viewer, act, "intake-batch", id.value(), Map.of()));
    }
}
