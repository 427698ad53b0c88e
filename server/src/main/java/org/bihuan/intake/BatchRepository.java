package org.bihuan.intake;

import static org.bihuan.schema.intake.Tables.BATCH;
import static org.bihuan.schema.intake.Tables.LAYOUT;
import static org.jooq.impl.DSL.falseCondition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.document.ledger.SkippedRow;
import org.bihuan.schema.intake.tables.records.BatchRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps batches and remembered layouts. */
@Repository
class BatchRepository {

    private final DSLContext sql;
    private final JsonMapper json;

    BatchRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void insert(ZoneKey zone, Batch batch, String sha256) {
        sql.insertInto(BATCH)
                .set(BATCH.ZONE_ID, zone.value())
                .set(BATCH.ID, batch.id().value())
                .set(BATCH.ACCOUNT_ID, batch.account().value())
                .set(BATCH.ACCOUNT_NAME, batch.accountName())
                .set(BATCH.FILE_NAME, batch.fileName())
                .set(BATCH.FILE_SIZE, batch.fileSize())
                .set(BATCH.FILE_SHA256, sha256)
                .set(BATCH.STATE, batch.state().name())
                .set(BATCH.SURVEY, jsonb(batch.survey()))
                .set(BATCH.LAST_DATA_ROW, 0)
                .set(BATCH.PROGRESS_DONE, 0)
                .set(BATCH.PROGRESS_TOTAL, 0)
                .set(BATCH.CANCEL_WANTED, false)
                .set(BATCH.SKIPPED, JSONB.valueOf("[]"))
                .set(BATCH.CREATED_AT, batch.createdAt())
                .set(BATCH.VERSION, 1)
                .execute();
    }

    Optional<Batch> find(ZoneKey zone, BatchId id) {
        return sql.selectFrom(BATCH)
                .where(BATCH.ZONE_ID.eq(zone.value()), BATCH.ID.eq(id.value()))
                .fetchOptional(this::batch);
    }

    /** The batch when the viewer may see it; else as if it were not there. */
    Batch mustSee(Viewer viewer, BatchId id) {
        return sql.selectFrom(BATCH)
                .where(visibleTo(viewer), BATCH.ID.eq(id.value()))
                .fetchOptional(this::batch)
                .orElseThrow(BatchShow::missing);
    }

    /** As {@link #mustSee}, and kept for whoever asks until the transaction ends: corrections come one after the other. */
    Batch mustHold(Viewer viewer, BatchId id) {
        return sql.selectFrom(BATCH)
                .where(visibleTo(viewer), BATCH.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(this::batch)
                .orElseThrow(BatchShow::missing);
    }

    /** A ledger holds rows of all units: whoever imports sees their own batches, and with the whole zone in scope all. */
    static Condition visibleTo(Viewer viewer) {
        var zone = BATCH.ZONE_ID.eq(viewer.zone().value());
        if (!viewer.may(Permit.LEDGER_IMPORT)) {
            return zone.and(falseCondition());
        }
        return viewer.seesAll()
                ? zone
                : zone.and(BATCH.ACCOUNT_ID.eq(viewer.account().value()));
    }

    /** Moves a batch into a state in which the background works on it; false when it was not in the first. */
    boolean begin(ZoneKey zone, BatchId id, BatchState from, BatchState to, Instant at) {
        if (!move(zone, id, from, to)) {
            return false;
        }
        sql.update(BATCH)
                .set(BATCH.BEGUN_AT, at)
                .setNull(BATCH.PROBLEM)
                .where(BATCH.ZONE_ID.eq(zone.value()), BATCH.ID.eq(id.value()))
                .execute();
        return true;
    }

    /** Moves a batch from one state to another; false when it was not in the first. */
    boolean move(ZoneKey zone, BatchId id, BatchState from, BatchState to) {
        return sql.update(BATCH)
                        .set(BATCH.STATE, to.name())
                        .set(BATCH.CANCEL_WANTED, false)
                        .set(BATCH.PROGRESS_DONE, 0)
                        .set(BATCH.VERSION, BATCH.VERSION.plus(1))
                        .where(BATCH.ZONE_ID.eq(zone.value()), BATCH.ID.eq(id.value()), BATCH.STATE.eq(from.name()))
                        .execute()
                == 1;
    }

    void survey(ZoneKey zone, BatchId id, SurveySnapshot survey) {
        sql.update(BATCH)
                .set(BATCH.SURVEY, jsonb(survey))
                .where(BATCH.ZONE_ID.eq(zone.value()), BATCH.ID.eq(id.value()))
                .execute();
    }

    void plan(ZoneKey zone, BatchId id, Plan plan, String ledgerKey) {
        sql.update(BATCH)
                .set(BATCH.PLAN, jsonb(plan))
                .set(BATCH.LEDGER_KEY, ledgerKey)
                .where(BATCH.ZONE_ID.eq(zone.value()), BATCH.ID.eq(id.value()))
                .execute();
    }

    void mode(ZoneKey zone, BatchId id, CommitMode mode) {
        sql.update(BATCH)
                .set(BATCH.COMMIT_MODE, mode.name())
                .where(BATCH.ZONE_ID.eq(zone.value()), BATCH.ID.eq(id.value()))
                .execute();
    }

    void total(ZoneKey zone, BatchId id, int total) {
        sql.update(BATCH)
                .set(BATCH.PROGRESS_TOTAL, total)
                .where(BATCH.ZONE_ID.eq(zone.value()), BATCH.ID.eq(id.value()))
                .execute();
    }

    void checked(ZoneKey zone, BatchId id, int rows, int lastDataRow, List<SkippedRow> skipped) {
        sql.update(BATCH)
                .set(BATCH.ROW_COUNT, rows)
                .set(BATCH.LAST_DATA_ROW, lastDataRow)
                .set(BATCH.SKIPPED, jsonb(skipped))
                .where(BATCH.ZONE_ID.eq(zone.value()), BATCH.ID.eq(id.value()))
                .execute();
    }

    void finished(ZoneKey zone, BatchId id, @Nullable Instant at, Batch.@Nullable Trouble problem) {
        sql.update(BATCH)
                .set(BATCH.FINISHED_AT, at)
                .set(BATCH.PROBLEM, problem == null ? null : jsonb(problem))
                .where(BATCH.ZONE_ID.eq(zone.value()), BATCH.ID.eq(id.value()))
                .execute();
    }

    /** Told outside the transaction of the work, so that others see it at once; answers whether to go on. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean progress(ZoneKey zone, BatchId id, int done, int total) {
        return !sql.update(BATCH)
                .set(BATCH.PROGRESS_DONE, done)
                .set(BATCH.PROGRESS_TOTAL, total)
                .where(BATCH.ZONE_ID.eq(zone.value()), BATCH.ID.eq(id.value()))
                .returning(BATCH.CANCEL_WANTED)
                .fetchSingle()
                .getCancelWanted();
    }

    void cancel(ZoneKey zone, BatchId id) {
        sql.update(BATCH)
                .set(BATCH.CANCEL_WANTED, true)
                .where(BATCH.ZONE_ID.eq(zone.value()), BATCH.ID.eq(id.value()))
                .execute();
    }

    /** What was decided the last time this layout came in. */
    Optional<Remembered> layout(ZoneKey zone, String fingerprint) {
        return sql.selectFrom(LAYOUT)
                .where(LAYOUT.ZONE_ID.eq(zone.value()), LAYOUT.FINGERPRINT.eq(fingerprint))
                .fetchOptional(row -> new Remembered(
                        row.getTypeCode(),
                        json.readValue(row.getMapping().data(), new TypeReference<Map<Integer, String>>() {})));
    }

    record Remembered(String typeCode, Map<Integer, String> mapping) {}

    void remember(ZoneKey zone, String fingerprint, Plan plan, Instant at) {
        sql.insertInto(LAYOUT)
                .columns(LAYOUT.ZONE_ID, LAYOUT.FINGERPRINT, LAYOUT.TYPE_CODE, LAYOUT.MAPPING, LAYOUT.USED_AT)
                .values(zone.value(), fingerprint, plan.typeCode(), jsonb(plan.mapping()), at)
                .onConflict(LAYOUT.ZONE_ID, LAYOUT.FINGERPRINT)
                .doUpdate()
                .set(LAYOUT.TYPE_CODE, org.jooq.impl.DSL.excluded(LAYOUT.TYPE_CODE))
                .set(LAYOUT.MAPPING, org.jooq.impl.DSL.excluded(LAYOUT.MAPPING))
                .set(LAYOUT.USED_AT, org.jooq.impl.DSL.excluded(LAYOUT.USED_AT))
                .execute();
    }

    Batch batch(BatchRecord row) {
        var mode = row.getCommitMode();
        return new Batch(
                new BatchId(row.getId()),
                new AccountId(row.getAccountId()),
                row.getAccountName(),
                row.getFileName(),
                row.getFileSize(),
                BatchState.valueOf(row.getState()),
                json.readValue(row.getSurvey().data(), SurveySnapshot.class),
                row.getPlan() == null ? null : json.readValue(row.getPlan().data(), Plan.class),
                row.getLedgerKey(),
                mode == null ? null : CommitMode.valueOf(mode),
                row.getLastDataRow(),
                row.getProgressDone(),
                row.getProgressTotal(),
                row.getBegunAt(),
                row.getCancelWanted(),
                row.getProblem() == null
                        ? null
                        : json.readValue(row.getProblem().data(), Batch.Trouble.class),
                json.readValue(row.getSkipped().data(), new TypeReference<List<SkippedRow>>() {}),
                row.getCreatedAt(),
                row.getFinishedAt(),
                row.getVersion());
    }

    private JSONB jsonb(Object value) {
        return JSONB.valueOf(json.writeValueAsString(value));
    }
}
