package org.bihuan.place;

import static org.bihuan.schema.place.Tables.AREA;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.schema.place.tables.records.AreaRecord;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps areas. */
@Repository
class AreaRepository {

    /** A zone has no more areas than this. */
    static final int MOST = 5_000;

    record Stored(AreaId id, AreaFacts facts, boolean closed, int version) {}

    private final DSLContext sql;
    private final JsonMapper json;

    AreaRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Open ones, in the order of siblings. */
    List<Stored> open(ZoneKey zone) {
        return sql.selectFrom(AREA)
                .where(AREA.ZONE_ID.eq(zone.value()), AREA.CLOSED_AT.isNull())
                .orderBy(AREA.SORT, AREA.NAME, AREA.ID)
                .limit(MOST)
                .fetch(this::stored);
    }

    /** Open ones whose bounds hold the point. */
    List<Stored> around(ZoneKey zone, Coordinates point) {
        return sql.selectFrom(AREA)
                .where(
                        AREA.ZONE_ID.eq(zone.value()),
                        AREA.CLOSED_AT.isNull(),
                        AREA.OUTLINE.isNotNull(),
                        AREA.WEST.le(point.longitude()),
                        AREA.EAST.ge(point.longitude()),
                        AREA.SOUTH.le(point.latitude()),
                        AREA.NORTH.ge(point.latitude()))
                .orderBy(AREA.ID)
                .limit(MOST)
                .fetch(this::stored);
    }

    Optional<Stored> find(ZoneKey zone, AreaId id) {
        return sql.selectFrom(AREA)
                .where(AREA.ZONE_ID.eq(zone.value()), AREA.ID.eq(id.value()))
                .fetchOptional(this::stored);
    }

    private Stored stored(AreaRecord row) {
        var parent = row.getParentId();
        var unit = row.getUnitId();
        var officer = row.getOfficerId();
        return new Stored(
                new AreaId(row.getId()),
                new AreaFacts(
                        parent == null ? null : new AreaId(parent),
                        AreaKind.valueOf(row.getKind()),
                        row.getName(),
                        unit == null ? null : new UnitId(unit),
                        officer == null ? null : new PersonId(officer),
                        outline(row.getOutline()),
                        row.getSort()),
                row.getClosedAt() != null,
                row.getVersion());
    }

    private @Nullable Outline outline(@Nullable JSONB written) {
        return written == null ? null : json.readValue(written.data(), Outline.class);
    }

    int count(ZoneKey zone) {
        return sql.fetchCount(AREA, AREA.ZONE_ID.eq(zone.value()), AREA.CLOSED_AT.isNull());
    }

    /** False when the id is taken. */
    boolean insert(ZoneKey zone, AreaId id, AreaFacts facts) {
        return sql.insertInto(AREA)
                        .set(record(zone, id, facts, 1))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** False when somebody else was faster. */
    boolean update(ZoneKey zone, AreaId id, AreaFacts facts, int version) {
        var record = record(zone, id, facts, version + 1);
        record.changed(AREA.ZONE_ID, false);
        record.changed(AREA.ID, false);
        return sql.update(AREA)
                        .set(record)
                        .where(AREA.ZONE_ID.eq(zone.value()), AREA.ID.eq(id.value()), AREA.VERSION.eq(version))
                        .execute()
                == 1;
    }

    boolean close(ZoneKey zone, AreaId id, int version, Instant now) {
        return sql.update(AREA)
                        .set(AREA.CLOSED_AT, now)
                        .set(AREA.VERSION, version + 1)
                        .where(AREA.ZONE_ID.eq(zone.value()), AREA.ID.eq(id.value()), AREA.VERSION.eq(version))
                        .execute()
                == 1;
    }

    private AreaRecord record(ZoneKey zone, AreaId id, AreaFacts facts, int version) {
        var row = new AreaRecord();
        row.setZoneId(zone.value());
        row.setId(id.value());
        row.setParentId(value(facts.parent()));
        row.setKind(facts.kind().name());
        row.setName(facts.name().strip());
        row.setUnitId(facts.unit() == null ? null : facts.unit().value());
        row.setOfficerId(facts.officer() == null ? null : facts.officer().value());
        var outline = facts.outline();
        var bounds = outline == null ? null : outline.bounds();
        row.setOutline(outline == null ? null : JSONB.valueOf(json.writeValueAsString(outline)));
        row.setWest(bounds == null ? null : bounds.getMinX());
        row.setEast(bounds == null ? null : bounds.getMaxX());
        row.setSouth(bounds == null ? null : bounds.getMinY());
        row.setNorth(bounds == null ? null : bounds.getMaxY());
        row.setSort(facts.sort());
        row.setVersion(version);
        return row;
    }

    private static @Nullable UUID value(@Nullable AreaId id) {
        return id == null ? null : id.value();
    }
}
