package org.bihuan.form;

import static org.bihuan.schema.form.Tables.FORM_DRAFT;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.schema.form.tables.records.FormDraftRecord;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps drafts of forms: the only place that writes them. */
@Repository
class FormDraftRepository {

    private final DSLContext sql;
    private final JsonMapper json;

    FormDraftRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Optional<FormDraft> find(ZoneKey zone, UUID id) {
        return sql.selectFrom(FORM_DRAFT).where(is(zone, id)).fetchOptional(this::draft);
    }

    /** Held against everybody else until the transaction ends. */
    Optional<FormDraft> lock(ZoneKey zone, UUID id) {
        return sql.selectFrom(FORM_DRAFT).where(is(zone, id)).forUpdate().fetchOptional(this::draft);
    }

    Optional<UUID> ofCode(ZoneKey zone, String code) {
        return sql.select(FORM_DRAFT.ID)
                .from(FORM_DRAFT)
                .where(FORM_DRAFT.ZONE_ID.eq(zone.value()), FORM_DRAFT.CODE.eq(code))
                .fetchOptional(FORM_DRAFT.ID);
    }

    /** False when another draft of the code is being written. */
    boolean insert(Viewer viewer, UUID id, FormSketch sketch, int basedOn, Instant at) {
        var row = written(viewer, sketch, at);
        row.setZoneId(viewer.zone().value());
        row.setId(id);
        row.setBasedOn(basedOn);
        row.setVersion(1);
        return sql.insertInto(FORM_DRAFT).set(row).onConflictDoNothing().execute() == 1;
    }

    void update(Viewer viewer, UUID id, int version, FormSketch sketch, Instant at) {
        var row = written(viewer, sketch, at);
        row.setVersion(version + 1);
        sql.update(FORM_DRAFT)
                .set(row)
                .where(is(viewer.zone(), id), FORM_DRAFT.VERSION.eq(version))
                .execute();
    }

    private FormDraftRecord written(Viewer viewer, FormSketch sketch, Instant at) {
        var row = new FormDraftRecord();
        row.setCode(sketch.code());
        row.setName(sketch.name());
        row.setSketch(JSONB.valueOf(json.writeValueAsString(sketch)));
        row.setChangedBy(viewer.account().value());
        row.setChangedByName(viewer.name());
        row.setChangedAt(at);
        return row;
    }

    boolean delete(ZoneKey zone, UUID id, int version) {
        return sql.deleteFrom(FORM_DRAFT)
                        .where(is(zone, id), FORM_DRAFT.VERSION.eq(version))
                        .execute()
                == 1;
    }

    private static Condition is(ZoneKey zone, UUID id) {
        return FORM_DRAFT.ZONE_ID.eq(zone.value()).and(FORM_DRAFT.ID.eq(id));
    }

    private FormDraft draft(FormDraftRecord row) {
        return new FormDraft(
                row.getId(),
                json.readValue(row.getSketch().data(), FormSketch.class),
                row.getBasedOn(),
                row.getChangedByName(),
                row.getChangedAt(),
                row.getVersion());
    }
}
