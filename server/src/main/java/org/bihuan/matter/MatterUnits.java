package org.bihuan.matter;

import static org.bihuan.schema.organisation.Tables.UNIT;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Names of units for the timeline, and the check that units named by a client exist in its zone. */
@Repository
class MatterUnits {

    private final DSLContext sql;

    MatterUnits(DSLContext sql) {
        this.sql = sql;
    }

    Situation.UnitNaming naming(ZoneKey zone) {
        return (unit, field) -> sql.select(UNIT.NAME)
                .from(UNIT)
                .where(UNIT.ZONE_ID.eq(zone.value()), UNIT.ID.eq(unit.value()))
                .fetchOptional(UNIT.NAME)
                .orElseThrow(() -> unknown(field));
    }

    /** Looks each unit up once; for a batch, within one transaction. */
    Situation.UnitNaming cachedNaming(ZoneKey zone) {
        var naming = naming(zone);
        var names = new HashMap<UnitId, String>();
        return (unit, field) -> names.computeIfAbsent(unit, each -> naming.of(each, field));
    }

    @Nullable
    String nameOf(Viewer viewer) {
        var unit = viewer.unit();
        return unit == null ? null : naming(viewer.zone()).of(unit, "unit");
    }

    void mustExist(ZoneKey zone, Opening opening) {
        var named = new HashSet<UUID>();
        add(named, opening.leadUnit());
        add(named, opening.territorialUnit());
        add(named, opening.regulatoryUnit());
        if (opening.supportingUnits() != null) {
            opening.supportingUnits().forEach(unit -> add(named, unit));
        }
        if (!named.isEmpty() && known(zone, named) != named.size()) {
            throw unknown("leadUnit");
        }
    }

    void mustExist(ZoneKey zone, MatterOrder order) {
        if (!(order instanceof MatterOrder.Assign assign) || assign.supportingUnits() == null) {
            return;
        }
        var named = new HashSet<UUID>();
        assign.supportingUnits().forEach(unit -> add(named, unit));
        if (known(zone, named) != named.size()) {
            throw unknown("supportingUnits");
        }
    }

    private int known(ZoneKey zone, Set<UUID> ids) {
        return sql.fetchCount(UNIT, UNIT.ZONE_ID.eq(zone.value()), UNIT.ID.in(ids));
    }

    private static void add(Set<UUID> ids, @Nullable UnitId unit) {
        if (unit != null) {
            ids.add(unit.value());
        }
    }

    private static Problem unknown(String field) {
        return Problem.field(field, "MATTER-UNIT-UNKNOWN", "没有这个单位，请从单位列表中选择。");
    }
}
