package org.bihuan.intake;

import static org.bihuan.schema.intake.Tables.BATCH;
import static org.bihuan.schema.intake.Tables.LEDGER_ROW;
import static org.bihuan.schema.intake.Tables.V_ROW_ISSUE;
import static org.jooq.impl.DSL.countDistinct;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.document.ledger.SkippedRow;
import org.bihuan.document.ledger.cell.IssueCode;
import org.bihuan.matter.MatterTypes;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.organisation.UnitNames;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A batch as the wizard shows it, the list of batches, and the names nobody knows yet. */
@Service
@Transactional(readOnly = true)
public class BatchShow {

    private static final int MOST_NAMES = 100;
    private static final int MOST_CODES = 50;

    /** @param rows how many rows are in which state; @param outcomes how many do or did what */
    public record File(
            UUID id,
            String fileName,
            long fileSize,
            BatchState state,
            String uploadedBy,
            Instant uploadedAt,
            @Nullable Instant finishedAt,
            SurveySnapshot survey,
            @Nullable Plan plan,
            @Nullable CommitMode mode,
            Progress progress,
            @Nullable Trouble problem,
            Map<RowState, Integer> rows,
            Map<RowOutcome, Integer> outcomes,
            List<IssueCount> issues,
            List<SkippedRow> skipped) {}

    /** @param asOf now, by the clock that told {@code begunAt} */
    public record Progress(
            int done,
            int total,
            boolean cancelling,
            @Nullable Instant begunAt,
            Instant asOf) {}

    /** @param came rows that came in before the work ended early, if that was its purpose; @param left ready rows that did not */
    public record Trouble(
            String code,
            String detail,
            @Nullable Integer came,
            @Nullable Integer left) {}

    public record IssueCount(String code, String severity, int cells, int rows) {}

    /** One line of the list of batches. */
    public record Line(UUID id, String fileName, BatchState state, String uploadedBy, Instant uploadedAt, int rows) {}

    /** A written name that means no unit, and what it may mean. */
    public record UnknownName(String name, int rows, List<Suggestion> suggestions) {}

    public record Suggestion(UnitId unit, String name) {}

    /** A field of the catalogue, for the mapping step. */
    public record FieldLine(String key, String zh, String en, String kind, boolean required) {}

    private final DSLContext sql;
    private final BatchRepository batches;
    private final MatterTypes types;
    private final UnitDirectory units;
    private final Clock clock;

    BatchShow(DSLContext sql, BatchRepository batches, MatterTypes types, UnitDirectory units, Clock clock) {
        this.sql = sql;
        this.batches = batches;
        this.types = types;
        this.units = units;
        this.clock = clock;
    }

    static Problem missing() {
        return Problem.missing("INTAKE-BATCH-MISSING", "没有这个导入批次，或您看不到它。");
    }

    public File of(Viewer viewer, BatchId id) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        var batch = batches.mustSee(viewer, id);
        var states = new EnumMap<RowState, Integer>(RowState.class);
        var outcomes = new EnumMap<RowOutcome, Integer>(RowOutcome.class);
        if (!batch.state().working()) {
            count(viewer, id, states, outcomes);
        }
        var trouble = batch.problem();
        return new File(
                id.value(),
                batch.fileName(),
                batch.fileSize(),
                batch.state(),
                batch.accountName(),
                batch.createdAt(),
                batch.finishedAt(),
                batch.survey(),
                batch.plan(),
                batch.mode(),
                new Progress(batch.done(), batch.total(), batch.cancelWanted(), batch.begunAt(), clock.instant()),
                trouble == null ? null : new Trouble(trouble.code(), trouble.detail(), trouble.came(), trouble.left()),
                states,
                outcomes,
                batch.state().working() ? List.of() : issues(viewer, id),
                batch.skipped());
    }

    private void count(Viewer viewer, BatchId id, Map<RowState, Integer> states, Map<RowOutcome, Integer> outcomes) {
        sql.select(LEDGER_ROW.STATE, LEDGER_ROW.OUTCOME, DSL.count())
                .from(LEDGER_ROW)
                .where(RowRepository.of(viewer.zone(), id))
                .groupBy(LEDGER_ROW.STATE, LEDGER_ROW.OUTCOME)
                .forEach(row -> {
                    states.merge(RowState.valueOf(row.value1()), row.value3(), Integer::sum);
                    outcomes.merge(RowOutcome.valueOf(row.value2()), row.value3(), Integer::sum);
                });
    }

    private List<IssueCount> issues(Viewer viewer, BatchId id) {
        return sql.select(V_ROW_ISSUE.CODE, V_ROW_ISSUE.SEVERITY, DSL.count(), countDistinct(V_ROW_ISSUE.ROW_NUMBER))
                .from(V_ROW_ISSUE)
                .where(
                        V_ROW_ISSUE.ZONE_ID.eq(viewer.zone().value()),
                        V_ROW_ISSUE.BATCH_ID.eq(id.value()),
                        V_ROW_ISSUE.STATE.ne(RowState.EXCLUDED.name()))
                .groupBy(V_ROW_ISSUE.CODE, V_ROW_ISSUE.SEVERITY)
                .orderBy(V_ROW_ISSUE.SEVERITY, DSL.count().desc(), V_ROW_ISSUE.CODE)
                .limit(MOST_CODES)
                .fetch(row -> new IssueCount(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** The batches the viewer may see, the latest first. */
    public Page<Line> list(Viewer viewer, PageRequest page) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        int total = sql.fetchCount(BATCH, BatchRepository.visibleTo(viewer));
        var lines = sql.select(
                        BATCH.ID, BATCH.FILE_NAME, BATCH.STATE, BATCH.ACCOUNT_NAME, BATCH.CREATED_AT, BATCH.ROW_COUNT)
                .from(BATCH)
                .where(BatchRepository.visibleTo(viewer))
                .orderBy(BATCH.CREATED_AT.desc(), BATCH.ID)
                .limit(page.size())
                .offset(page.offset())
                .fetch(row -> new Line(
                        row.value1(),
                        row.value2(),
                        BatchState.valueOf(row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6()));
        return Page.of(lines, page, total);
    }

    /** Names of units that nobody knows, the most frequent first, each asked once. */
    public List<UnknownName> unknownNames(Viewer viewer, BatchId id) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        batches.mustSee(viewer, id);
        var names = units.names(viewer.zone());
        return sql.select(V_ROW_ISSUE.ABOUT, countDistinct(V_ROW_ISSUE.ROW_NUMBER))
                .from(V_ROW_ISSUE)
                .where(
                        V_ROW_ISSUE.ZONE_ID.eq(viewer.zone().value()),
                        V_ROW_ISSUE.BATCH_ID.eq(id.value()),
                        V_ROW_ISSUE.STATE.eq(RowState.FAULTY.name()),
                        V_ROW_ISSUE.CODE.eq(IssueCode.UNIT_UNKNOWN.code()))
                .groupBy(V_ROW_ISSUE.ABOUT)
                .orderBy(countDistinct(V_ROW_ISSUE.ROW_NUMBER).desc(), V_ROW_ISSUE.ABOUT)
                .limit(MOST_NAMES)
                .fetch(row -> new UnknownName(row.value1(), row.value2(), suggestions(names.meaningOf(row.value1()))));
    }

    private static List<Suggestion> suggestions(UnitNames.Meaning meaning) {
        return switch (meaning) {
            case UnitNames.Meaning.Suggested(var entries) ->
                entries.stream()
                        .map(entry -> new Suggestion(entry.id(), entry.name()))
                        .toList();
            case UnitNames.Meaning.Known ignored -> List.of();
            case UnitNames.Meaning.Unknown() -> List.of();
        };
    }

    /** What a ledger of this type may fill. A zone's first look at its types writes them. */
    @Transactional
    public List<FieldLine> fields(Viewer viewer, String typeCode) {
        viewer.mustHave(Permit.LEDGER_IMPORT);
        return Catalogues.forType(types.last(viewer.zone(), typeCode)).fields().stream()
                .map(field -> new FieldLine(
                        field.key(), field.zh(), field.en(), field.kind().name(), field.required()))
                .toList();
    }
}
