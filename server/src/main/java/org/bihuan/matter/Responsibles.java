package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_SLOT;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.UNIT;

import java.util.List;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Who answers for what of a matter, by name. */
@Repository
class Responsibles {

    private final DSLContext sql;

    Responsibles(DSLContext sql) {
        this.sql = sql;
    }

    List<MatterShow.Responsible> of(Viewer viewer, MatterId id) {
        return sql.select(
                        MATTER_SLOT.SLOT,
                        UNIT.ID,
                        UNIT.NAME,
                        MATTER_SLOT.PERSON_NAME,
                        PERSON.NAME,
                        MATTER_SLOT.PHONE,
                        MATTER_SLOT.PERSON_ID)
                .from(MATTER_SLOT)
                .leftJoin(UNIT)
                .on(
                        UNIT.ZONE_ID.eq(MATTER_SLOT.ZONE_ID),
                        UNIT.ID.eq(MATTER_SLOT.UNIT_ID),
                        UNIT.ZONE_ID.eq(viewer.zone().value()))
                .leftJoin(PERSON)
                .on(
                        PERSON.ZONE_ID.eq(MATTER_SLOT.ZONE_ID),
                        PERSON.ID.eq(MATTER_SLOT.PERSON_ID),
                        PERSON.ZONE_ID.eq(viewer.zone().value()))
                .where(MATTER_SLOT.ZONE_ID.eq(viewer.zone().value()), MATTER_SLOT.MATTER_ID.eq(id.value()))
                .orderBy(MATTER_SLOT.SLOT, MATTER_SLOT.SORT, MATTER_SLOT.ID)
                .limit(100)
                .fetch(row -> new MatterShow.Responsible(
                        Slot.valueOf(row.value1()),
                        row.value2() == null ? null : new MatterList.Unit(row.value2(), row.value3()),
                        row.value7(),
                        row.value5() == null ? row.value4() : row.value5(),
                        row.value6()));
    }
}
