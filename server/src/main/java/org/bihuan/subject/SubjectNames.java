package org.bihuan.subject;

import static org.bihuan.schema.subject.Tables.SUBJECT_;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.place.Coordinates;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What rooms above ask about subjects by their ids. */
@Repository
public class SubjectNames {

    /** A subject in short; {@code mergedInto} tells who goes on in its place. */
    public record Entry(
            SubjectId id,
            String typeCode,
            String name,
            @Nullable String creditCode,
            @Nullable String address,
            @Nullable UUID area,
            @Nullable UnitId territorialUnit,
            @Nullable UnitId regulatorUnit,
            @Nullable Coordinates position,
            SubjectState state,
            @Nullable SubjectId mergedInto) {}

    private final DSLContext sql;

    SubjectNames(DSLContext sql) {
        this.sql = sql;
    }

    /** Of the whole zone, whoever may see them; those of other zones are missing from the answer. */
    @Transactional(readOnly = true)
    public Map<SubjectId, Entry> of(ZoneKey zone, Collection<SubjectId> ids) {
        return entries(zone, SUBJECT_.ZONE_ID.eq(zone.value()), ids);
    }

    /** Of those the viewer sees. */
    @Transactional(readOnly = true)
    public Map<SubjectId, Entry> seen(Viewer viewer, Collection<SubjectId> ids) {
        return entries(viewer.zone(), SubjectSight.sees(viewer), ids);
    }

    private Map<SubjectId, Entry> entries(ZoneKey zone, Condition which, Collection<SubjectId> ids) {
        var entries = new LinkedHashMap<SubjectId, Entry>();
        sql.selectFrom(SUBJECT_)
                .where(
                        SUBJECT_.ZONE_ID.eq(zone.value()),
                        which,
                        SUBJECT_.ID.in(ids.stream().map(SubjectId::value).toList()))
                .forEach(row -> {
                    var territorial = row.getTerritorialUnitId();
                    var regulator = row.getRegulatorUnitId();
                    var into = row.getMergedIntoId();
                    entries.put(
                            new SubjectId(row.getId()),
                            new Entry(
                                    new SubjectId(row.getId()),
                                    row.getTypeCode(),
                                    row.getName(),
                                    row.getCreditCode(),
                                    row.getAddress(),
                                    row.getAreaId(),
                                    territorial == null ? null : new UnitId(territorial),
                                    regulator == null ? null : new UnitId(regulator),
                                    SubjectRepository.position(
                                            row.getLongitude(), row.getLatitude(), row.getAccuracy()),
                                    SubjectState.valueOf(row.getState()),
                                    into == null ? null : new SubjectId(into)));
                });
        return entries;
    }
}
