package org.bihuan.bulletin;

import static org.bihuan.schema.bulletin.Tables.PAPER;
import static org.bihuan.schema.bulletin.Tables.PAPER_ADDRESSEE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.selectOne;

import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;

/**
 * Which papers a viewer may see: the office that makes them all; whoever wrote one it; everybody else those that are out and
 * are addressed to a unit in their scope, and whoever sees the whole zone all that are out.
 */
final class PaperSight {

    private static final List<String> OUT = List.of("ISSUED", "WITHDRAWN");

    private PaperSight() {}

    static Condition visibleTo(Viewer viewer) {
        var zone = PAPER.ZONE_ID.eq(viewer.zone().value());
        if (PaperPolicy.isOffice(viewer)) {
            return zone;
        }
        return zone.and(PAPER.AUTHOR_ID
                .eq(viewer.account().value())
                .or(PAPER.STATE.in(OUT).and(reached(viewer))));
    }

    private static Condition reached(Viewer viewer) {
        if (!viewer.may(Permit.MATTER_READ)) {
            return falseCondition();
        }
        var units = viewer.units().stream().map(UnitId::value).toList();
        if (viewer.seesAll()) {
            return PAPER.ZONE_ID.eq(viewer.zone().value());
        }
        return units.isEmpty() ? falseCondition() : addressedTo(viewer.zone(), units);
    }

    static Condition addressedTo(ZoneKey zone, List<UUID> units) {
        return exists(selectOne()
                .from(PAPER_ADDRESSEE)
                .where(
                        PAPER_ADDRESSEE.ZONE_ID.eq(zone.value()),
                        PAPER_ADDRESSEE.PAPER_ID.eq(PAPER.ID),
                        PAPER_ADDRESSEE.UNIT_ID.in(units)));
    }

    /** Addressed to a unit the viewer acts for, which has not signed yet. */
    static Condition awaitsReceiptOf(Viewer viewer) {
        var units = viewer.ownUnits().stream().map(UnitId::value).toList();
        return units.isEmpty()
                ? falseCondition()
                : PAPER.STATE
                        .eq("ISSUED")
                        .and(exists(selectOne()
                                .from(PAPER_ADDRESSEE)
                                .where(
                                        PAPER_ADDRESSEE.ZONE_ID.eq(viewer.zone().value()),
                                        PAPER_ADDRESSEE.PAPER_ID.eq(PAPER.ID),
                                        PAPER_ADDRESSEE.UNIT_ID.in(units),
                                        PAPER_ADDRESSEE.RECEIVED_AT.isNull())));
    }
}
