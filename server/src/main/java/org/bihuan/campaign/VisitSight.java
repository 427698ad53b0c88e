package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.TEAM_MEMBER;
import static org.bihuan.schema.campaign.Tables.VISIT;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.select;

import java.util.UUID;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.Field;

/** Who sees a visit, an object or a hazard of a campaign: the whole zone, or one's units, or what one's team goes to. */
final class VisitSight {

    private VisitSight() {}

    /** Over {@code campaign.visit}; names the zone too. */
    static Condition seenBy(Viewer viewer) {
        return ofUnit(viewer, VISIT.ZONE_ID, VISIT.UNIT_ID).or(ofTeam(viewer));
    }

    /** Over a table whose rows belong to a unit. */
    static Condition ofUnit(Viewer viewer, Field<UUID> zone, Field<UUID> unit) {
        var here = zone.eq(viewer.zone().value());
        if (!viewer.may(Permit.CAMPAIGN_READ)) {
            return here.and(falseCondition());
        }
        return viewer.seesAll()
                ? here
                : here.and(unit.in(viewer.units().stream().map(UnitId::value).toList()));
    }

    private static Condition ofTeam(Viewer viewer) {
        var person = viewer.person();
        return person == null || !viewer.may(Permit.CAMPAIGN_READ)
                ? falseCondition()
                : VISIT.ZONE_ID
                        .eq(viewer.zone().value())
                        .and(VISIT.TEAM_ID.in(select(TEAM_MEMBER.TEAM_ID)
                                .from(TEAM_MEMBER)
                                .where(
                                        TEAM_MEMBER.ZONE_ID.eq(viewer.zone().value()),
                                        TEAM_MEMBER.PERSON_ID.eq(person.value()))));
    }
}
