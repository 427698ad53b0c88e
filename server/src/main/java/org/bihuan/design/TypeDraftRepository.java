package org.bihuan.design;

import static org.bihuan.schema.design.Tables.TYPE_DRAFT;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.matter.TypeSketch;
import org.bihuan.schema.design.tables.records.TypeDraftRecord;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps drafts of matter types: the only place that writes them. */
@Repository
class TypeDraftRepository {

    private final DSLContext sql;
    private final JsonMapper json;

    TypeDraftRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Optional<TypeDraft> find(ZoneKey zone, UUID id) {
        return sql.selectFrom(TYPE_DRAFT).where(is(zone, id)).fetchOptional(this::draft);
    }

    /** Held against everybody else until the transaction ends. */
    Optional<TypeDraft> lock(ZoneKey zone, UUID id) {
        return sql.selectFrom(TYPE_DRAFT).where(is(zone, id)).forUpdate().fetchOptional(this::draft);
    }

    Optional<UUID> ofCode(ZoneKey zone, String code) {
        return sql.select(TYPE_DRAFT.ID)
                .from(TYPE_DRAFT)
                .where(TYPE_DRAFT.ZONE_ID.eq(zone.value()), TYPE_DRAFT.CODE.eq(code))
                .fetchOptional(TYPE_DRAFT.ID);
    }

    /** False when another draft of the code is being written. */
    boolean insert(Viewer viewer, UUID id, TypeSketch sketch, int basedOn, Instant at) {
        var row = written(viewer, sketch, at);
        row.setZoneId(viewer.zone().value());
        row.setId(id);
        row.setBasedOn(basedOn);
        row.setVersion(1);
        return sql.insertInto(TYPE_DRAFT).set(row).onConflictDoNothing().execute() == 1;
    }

    /** False when somebody else was faster. */
    boolean update(Viewer viewer, UUID id, int version, TypeSketch sketch, Instant at) {
        var row = written(viewer, sketch, at);
        row.setVersion(version + 1);
        return sql.update(TYPE_DRAFT)
                        .set(row)
                        .where(is(viewer.zone(), id), TYPE_DRAFT.VERSION.eq(version))
                        .execute()
                == 1;
    }

    private TypeDraftRecord written(Viewer viewer, TypeSketch sketch, Instant at) {
        var row = new TypeDraftRecord();
        row.setCode(sketch.code());
        row.setName(sketch.name());
        row.setSketch(JSONB.valueOf(json.writeValueAsString(sketch)));
        row.setChangedBy(viewer.account().value());
        row.setChangedByName(viewer.name());
        row.setChangedAt(at);
        return row;
    }

    void keepTrial(ZoneKey zone, UUID id, TypeDraft.@Nullable Trial trial) {
        sql.update(TYPE_DRAFT)
                .set(TYPE_DRAFT.TRIAL, trial == null ? null : JSONB.valueOf(json.writeValueAsString(trial)))
                .where(is(zone, id))
                .execute();
    }

    boolean delete(ZoneKey zone, UUID id, int version) {
        return sql.deleteFrom(TYPE_DRAFT)
                        .where(is(zone, id), TYPE_DRAFT.VERSION.eq(version))
                        .execute()
                == 1;
    }

    private static Condition is(ZoneKey zone, UUID id) {
        return TYPE_DRAFT.ZONE_ID.eq(zone.value()).and(TYPE_DRAFT.ID.eq(id));
    }

    private TypeDraft draft(TypeDraftRecord row) {
        return new TypeDraft(
                row.getId(),
                json.readValue(row.getSketch().data(), TypeSketch.class),
                row.getBasedOn(),
                row.getTrial() == null ? null : json.readValue(row.getTrial().data(), TypeDraft.Trial.class),
                row.getChangedByName(),
                row.getChangedAt(),
                row.getVersion());
    }
}
