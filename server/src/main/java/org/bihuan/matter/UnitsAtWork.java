package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;

import org.bihuan.organisation.OrganisationEvent;
import org.bihuan.shared.Problem;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A unit that still leads live matters cannot be closed: nobody would be left to sign for them. */
@Component
class UnitsAtWork {

    private final DSLContext sql;

    UnitsAtWork(DSLContext sql) {
        this.sql = sql;
    }

    @EventListener
    void on(OrganisationEvent.UnitClosed closed) {
        var live = sql.fetchCount(
                MATTER_,
                MATTER_.ZONE_ID.eq(closed.zone().value()),
                MATTER_.LEAD_UNIT_ID.eq(closed.unit().value()),
                MatterConditions.live());
        if (live > 0) {
            throw Problem.conflict("MATTER-UNIT-AT-WORK", "该单位还有 " + live + " 件在办事项，请先在事项台账中改派给承接单位，再撤并。")
                    .with("count", live);
        }
    }
}
